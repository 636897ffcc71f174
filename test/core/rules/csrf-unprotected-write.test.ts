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

const written = (more: object = {}, line = `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=None`) =>
  severities('csrf-unprotected-write', [
    { response: { 'set-cookie': line } },
    {
      url: 'https://app.example.com/pay',
      method: 'POST',
      request: { cookie: `sid=${SESSION_ID}`, 'content-type': FORM },
      requestBody: { mediaType: FORM, fields: [{ name: 'amount' }] },
      ...more,
    },
  ]);
const fields = (...names: string[]) => ({ requestBody: { mediaType: FORM, fields: names.map((name) => ({ name })) } });

it.each([
  ['a form', {}, ['warning']],
  ['an answer 399', { status: 399 }, ['warning']],
  ['an answer 400', { status: 400 }, []],
  ['no answer', { status: 0 }, []],
  ['another method', { method: 'PUT' }, []],
  ['no body', { requestBody: undefined }, []],
  ['a body that was cut', { requestBody: { mediaType: FORM, fields: [{ name: 'amount' }], truncated: true } }, []],
  ['what a page sends when it is left', { type: 'ping' }, []],
  ['another site', { url: 'https://pay.example.org/', pageUrl: 'https://app.example.com/' }, []],
  ['a password', fields('amount', 'pin', 'new_pass'), []],
  ['a token', fields('amount', 'csrf'), []],
  ['JSON', { request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/json' } }, []],
  ['a token in the address', { url: 'https://app.example.com/pay?token=abc' }, []],
  ['a sign-in', { url: 'https://app.example.com/login' }, []],
  ['a sign-out', { url: 'https://app.example.com/logout' }, []],
] as const)('judges %s', (_what, more, expected) => {
  expect(written(more)).toEqual(expected);
});

it.each([
  ['Lax', `sid=${SESSION_ID}; Secure; HttpOnly; SameSite=Lax`, []],
  ['absent', `sid=${SESSION_ID}; Secure; HttpOnly`, ['info']],
  ['None on a cookie that proves nothing', 'theme=dark; SameSite=None; Secure', []],
] as const)('goes by SameSite: %s', (_what, line, expected) => {
  const request = { cookie: line.startsWith('theme') ? 'theme=dark' : `sid=${SESSION_ID}`, 'content-type': FORM };
  expect(written({ request }, line)).toEqual(expected);
});
