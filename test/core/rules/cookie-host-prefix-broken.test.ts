import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is checked in any letters', () => {
  expect(severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': '__HOST-a=1; Path=/' } }])).toEqual([
    'warning',
  ]);
});

it('is an error for a session, and silent at localhost, which browsers trust', () => {
  expect(
    severities('cookie-host-prefix-broken', [{ response: { 'set-cookie': `__Host-sid=${SESSION_ID}; Secure` } }]),
  ).toEqual(['error']);
  const url = 'http://localhost:3000/';
  const line = `__Host-sid=${SESSION_ID}; Secure; Path=/`;
  expect(severities('cookie-host-prefix-broken', [{ url, pageUrl: url, response: { 'set-cookie': line } }])).toEqual(
    [],
  );
});
