import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-samesite-apps.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on a cookie of one host', () => {
  expect(
    severities('cookie-samesite-apps', [
      { url: 'https://a.example.com/', type: 'document' },
      { url: 'https://b.example.com/', type: 'document' },
      { url: 'https://app.example.com/', type: 'document', request: { cookie: `__Host-sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['three hosts', 'info', 'The session cookie "sid" can be set by each of 3 hosts of the site.'],
  ]);
});
