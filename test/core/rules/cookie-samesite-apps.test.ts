import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a cookie of one host', () => {
  expect(
    severities('cookie-samesite-apps', [
      { url: 'https://a.example.com/', type: 'document' },
      { url: 'https://b.example.com/', type: 'document' },
      { url: 'https://app.example.com/', type: 'document', request: { cookie: `__Host-sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});
