import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is worth an info when the host names itself', () => {
  expect(
    severities('cookie-domain-broad', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Domain=app.example.com; Secure; HttpOnly; SameSite=Lax` } },
    ]),
  ).toEqual(['info']);
});

it('leaves a public suffix, which browsers refuse, to another rule', () => {
  expect(
    severities('cookie-domain-broad', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Domain=com; Secure; HttpOnly; SameSite=Lax` } },
    ]),
  ).toEqual([]);
});

const LINE = `sid=${SESSION_ID}; Domain=example.com; Path=/; Secure; HttpOnly; SameSite=Lax`;

it('is silent where another host of the domain is sent the cookie', () => {
  expect(
    severities('cookie-domain-broad', [
      { response: { 'set-cookie': LINE } },
      { url: 'https://api.example.com/me', request: { cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('is silent on an IP address, and on what browsers refuse for another reason', () => {
  const url = 'https://192.0.2.10/';
  const line = `sid=${SESSION_ID}; Domain=192.0.2.10; Path=/; Secure; HttpOnly; SameSite=Lax`;
  expect(severities('cookie-domain-broad', [{ url, pageUrl: url, response: { 'set-cookie': line } }])).toEqual([]);
  expect(
    severities('cookie-domain-broad', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Domain=example.com; SameSite=None` } },
    ]),
  ).toEqual([]);
});
