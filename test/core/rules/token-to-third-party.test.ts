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
