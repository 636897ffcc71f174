import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it("is an info for a site that may be the same company's", () => {
  expect(
    severities('token-to-third-party', [
      { url: 'https://api.example.com/', request: { authorization: bearer() } },
      { url: 'https://api.example.net/', request: { authorization: bearer() } },
    ]),
  ).toEqual(['info']);
});

it('is silent where the token names the host', () => {
  expect(
    severities('token-to-third-party', [
      { url: 'https://api.example.com/', request: { authorization: bearer({ aud: 'https://api.example.net' }) } },
      { url: 'https://api.example.net/', request: { authorization: bearer({ aud: 'https://api.example.net' }) } },
    ]),
  ).toEqual([]);
});

const first = { url: 'https://api.example.com/', request: { authorization: bearer() } };
const then = (url: string, more: object = {}) =>
  severities('token-to-third-party', [first, { url, request: { authorization: bearer() }, ...more }]);

it.each([
  ['https://www.google-analytics.com/collect', ['error']],
  ['https://o1.ingest.sentry.io/api', ['error']],
  ['https://not-sentry.io/api', ['info']],
  ['https://api2.example.com/', []],
  ['http://localhost:4000/', []],
])('grades %s', (url, expected) => {
  expect(then(url)).toEqual(expected);
});

it('is silent where it went nowhere else, and where nothing was sent', () => {
  const url = 'https://api.example.net/';
  expect(severities('token-to-third-party', [{ url, request: { authorization: bearer() } }])).toEqual([]);
  expect(then(url, { request: {} })).toEqual([]);
});
