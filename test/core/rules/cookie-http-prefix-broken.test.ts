import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('asks for Path=/ with __Host-Http- only', () => {
  expect(
    severities('cookie-http-prefix-broken', [{ response: { 'set-cookie': '__Http-a=1; Secure; HttpOnly' } }]),
  ).toEqual([]);
});
