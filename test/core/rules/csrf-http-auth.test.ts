import { expect, it } from 'vitest';
import { severities } from './lint.ts';

const of = (request: Record<string, string | undefined>, more: object = {}) =>
  severities('csrf-http-auth', [
    {
      url: 'https://app.example.com/users/delete',
      method: 'POST',
      type: 'document',
      status: 302,
      request: { authorization: 'Basic YW5uOmh1bnRlcjI=', ...request },
      ...more,
    },
  ]);
const evil = { origin: 'https://evil.example.net' };

it.each(['Basic YW5uOmh1bnRlcjI=', 'Digest username="ann", realm="r"', 'Negotiate YIIB', 'NTLM TlRM'])(
  'finds %s, which the browser adds by itself',
  (authorization) => {
    expect(of({ ...evil, 'sec-fetch-site': 'cross-site', authorization })).toEqual(['warning']);
  },
);

it('takes Origin for it where the browser does not say Sec-Fetch-Site', () => {
  expect(of(evil)).toEqual(['warning']);
  expect(of({ origin: 'https://shop.example.com' })).toEqual([]);
  expect(of({})).toEqual([]);
});

it('is silent on the same site, a refusal, a read, a script that was allowed, and other schemes', () => {
  const cross = { ...evil, 'sec-fetch-site': 'cross-site' };
  expect(of({ ...evil, 'sec-fetch-site': 'same-site' })).toEqual([]);
  expect(of(cross, { status: 403 })).toEqual([]);
  expect(of(cross, { status: 0 })).toEqual([]);
  expect(of(cross, { method: 'GET' })).toEqual([]);
  expect(of({ ...cross, 'sec-fetch-mode': 'cors' })).toEqual([]);
  expect(of({ ...cross, authorization: 'Bearer abc' })).toEqual([]);
  expect(of({ ...cross, authorization: undefined })).toEqual([]);
});

it('is silent on a form that signs in, on a refusal of any kind, and on an Origin that names no site', () => {
  const cross = { ...evil, 'sec-fetch-site': 'cross-site' };
  const fields = (...names: string[]) => ({
    requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: names.map((name) => ({ name })) },
  });
  expect(of(cross, fields('user', 'password'))).toEqual([]);
  expect(of(cross, fields('user', 'amount'))).toEqual(['warning']);
  expect(of(cross, { status: 400 })).toEqual([]);
  expect(of(cross, { status: 399 })).toEqual(['warning']);
  expect(of({ origin: 'null' })).toEqual([]);
});
