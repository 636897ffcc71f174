import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-http-prefix-broken.ts';
import { severities, tell } from './lint.ts';

it('asks for Path=/ with __Host-Http- only', () => {
  expect(
    severities('cookie-http-prefix-broken', [{ response: { 'set-cookie': '__Http-a=1; Secure; HttpOnly' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['without HttpOnly', 'error', 'The session cookie "__Http-sid" is refused by browsers: HttpOnly is missing.'],
  ]);
});
