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
