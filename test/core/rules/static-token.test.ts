import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/static-token.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a token that goes on after a logout without a new login', () => {
  const call = { request: { authorization: `Bearer ${OPAQUE}` } };
  const logout = { ...call, url: 'https://app.example.com/logout', method: 'POST', status: 204 };
  expect(severities('static-token', [call, logout, call])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['one token for two logins', 'info', 'opaque#1 is in use again after signing out and in.'],
  ]);
});
