import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves what is set over plain http, where Secure itself is refused, to the rule for that', () => {
  const at = { url: 'http://app.example.com/', pageUrl: 'http://app.example.com/' };
  const exchanges = [{ ...at, response: { 'set-cookie': `__Secure-sid=${SESSION_ID}; Secure` } }];
  expect(severities('cookie-secure-prefix-broken', exchanges)).toEqual([]);
  expect(severities('cookie-secure-set-over-http', exchanges)).toEqual(['error']);
});

it('finds a session without Secure, in any letters', () => {
  expect(
    severities('cookie-secure-prefix-broken', [{ response: { 'set-cookie': `__SECURE-sid=${SESSION_ID}` } }]),
  ).toEqual(['error']);
});
