import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a token that goes on after a logout without a new login', () => {
  const call = { request: { authorization: `Bearer ${OPAQUE}` } };
  const logout = { ...call, url: 'https://app.example.com/logout', method: 'POST', status: 204 };
  expect(severities('static-token', [call, logout, call])).toEqual([]);
});
