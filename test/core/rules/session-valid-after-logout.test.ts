import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning for a token that no server keeps', () => {
  expect(
    severities('session-valid-after-logout', [
      { status: 401 },
      { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual(['warning']);
});

it('is silent on what is open to all', () => {
  expect(
    severities('session-valid-after-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
      { request: { authorization: bearer() } },
    ]),
  ).toEqual([]);
});

it('finds it where the endpoint refuses only later', () => {
  const out = { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } };
  expect(
    severities('session-valid-after-logout', [out, { request: { authorization: bearer() } }, { status: 401 }]),
  ).toEqual(['warning']);
  // What was signed out is refused now.
  const refused = { status: 401, request: { authorization: bearer() } };
  expect(severities('session-valid-after-logout', [out, { request: { authorization: bearer() } }, refused])).toEqual(
    [],
  );
});
