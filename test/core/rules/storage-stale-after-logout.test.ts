import { expect, it } from 'vitest';
import { bearer, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('gives the page a moment to clear up', () => {
  expect(
    severities('storage-stale-after-logout', [
      { storage: { 'local-storage': { access_token: sampleJwt() } } },
      {
        url: 'https://app.example.com/logout',
        method: 'POST',
        request: { authorization: bearer() },
        storage: { 'local-storage': { access_token: sampleJwt() } },
      },
    ]),
  ).toEqual([]);
});
