import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds an access token too', () => {
  expect(severities('storage-token-indexeddb', [{ storage: { 'indexed-db': { access_token: sampleJwt() } } }])).toEqual(
    ['info'],
  );
});
