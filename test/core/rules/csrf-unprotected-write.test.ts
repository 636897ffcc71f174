import { expect, it } from 'vitest';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
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

const FORM = 'application/x-www-form-urlencoded';
const set = { response: { 'set-cookie': `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=None` } };
const write = (fields: string[], more: object = {}) => ({
  method: 'POST',
  request: { cookie: `sid=${SESSION_ID}` },
  requestBody: { mediaType: FORM, fields: fields.map((name) => ({ name })) },
  ...more,
});

it('is silent on the login itself, whatever its fields are called, and on the logout', () => {
  const of = (...exchanges: object[]) => severities('csrf-unprotected-write', [set, ...exchanges]);
  expect(of(write(['login', 'pw']))).toEqual([]);
  expect(of(write(['u', 'motdepasse']))).toEqual([]);
  expect(of(write(['user'], { url: 'https://app.example.com/login' }))).toEqual([]);
  expect(of(write(['x'], { url: 'https://app.example.com/logout' }))).toEqual([]);
});

it('is silent until the login that was seen has worked', () => {
  const refused = loginPost({ status: 401, request: { cookie: `sid=${SESSION_ID}` } });
  const worked = loginPost({ request: { cookie: `sid=${SESSION_ID}` }, response: { location: '/', ...set.response } });
  const transfer = write(['amount'], { url: 'https://app.example.com/transfer' });
  expect(severities('csrf-unprotected-write', [set, refused, transfer])).toEqual([]);
  expect(severities('csrf-unprotected-write', [worked, transfer])).toEqual(['warning']);
});
