import { expect, it } from 'vitest';
import { SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a request that others cannot make without asking', () => {
  expect(
    severities('csrf-unprotected-write', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=None` } },
      {
        method: 'POST',
        request: {
          cookie: `sid=${SESSION_ID}`,
          'x-requested-with': 'XMLHttpRequest',
          'content-type': 'application/x-www-form-urlencoded',
        },
        requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'amount' }] },
      },
    ]),
  ).toEqual([]);
});

it('is an info in Chrome where SameSite is absent', () => {
  expect(
    severities(
      'csrf-unprotected-write',
      [
        { response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly` } },
        {
          method: 'POST',
          request: { cookie: `sid=${SESSION_ID}` },
          requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'amount' }] },
        },
      ],
      { browser: 'chrome' },
    ),
  ).toEqual(['info']);
});

it('counts a JWT in a cookie as a session', () => {
  expect(
    severities('csrf-unprotected-write', [
      { response: { 'set-cookie': `token=${sampleJwt()}; Secure; HttpOnly; SameSite=None` } },
      {
        method: 'POST',
        request: { cookie: `token=${sampleJwt()}` },
        requestBody: { mediaType: 'text/plain', fields: [{ name: 'amount' }] },
      },
    ]),
  ).toEqual(['warning']);
});
