import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cors-expose-auth-header.ts';
import { severities, tell } from './lint.ts';

it('does not mind Set-Cookie, which no script can read', () => {
  expect(
    severities('cors-expose-auth-header', [{ response: { 'access-control-expose-headers': 'Set-Cookie' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['Authorization is exposed', 'info', 'api.example.com lets scripts of other origins read Authorization.'],
  ]);
});
