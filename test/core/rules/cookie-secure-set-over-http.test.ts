import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-secure-set-over-http.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an error for a session', () => {
  expect(
    severities('cookie-secure-set-over-http', [
      {
        url: 'http://app.example.com/',
        pageUrl: 'http://app.example.com/',
        response: { 'set-cookie': `sid=${SESSION_ID}; Secure` },
      },
    ]),
  ).toEqual(['error']);
});

it('is an error on a private host, as it is refused there too', () => {
  expect(
    severities('cookie-secure-set-over-http', [
      {
        url: 'http://app.internal/',
        pageUrl: 'http://app.internal/',
        response: { 'set-cookie': `sid=${SESSION_ID}; Secure` },
      },
    ]),
  ).toEqual(['error']);
});

it('is silent on localhost, which browsers trust', () => {
  const at = { url: 'http://localhost:3000/', pageUrl: 'http://localhost:3000/' };
  expect(
    severities('cookie-secure-set-over-http', [{ ...at, response: { 'set-cookie': `sid=${SESSION_ID}; Secure` } }]),
  ).toEqual([]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
