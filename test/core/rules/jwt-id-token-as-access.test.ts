import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-id-token-as-access.ts';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a token with a scope', () => {
  expect(
    severities('jwt-id-token-as-access', [{ request: { authorization: bearer({ auth_time: NOW_S - 60 }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'an ID token as bearer token',
      'warning',
      'jwt#1 is sent as a bearer token and looks like an ID token: it has nonce and no scope.',
    ],
  ]);
});
