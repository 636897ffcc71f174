import { expect, it } from 'vitest';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

type Area = 'local-storage' | 'session-storage' | 'indexed-db';
const token = (claims: object = {}) => sampleJwt(claimsWith(claims));
const said = (value: string, area: Area = 'indexed-db') =>
  lintFor('storage-token-indexeddb', [{ storage: { [area]: { access_token: value } } }]).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

it('finds an access token', () => {
  expect(said(token())).toEqual([
    'info: The access token jwt#1 lies in IndexedDB of app.example.com, under access_token.',
  ]);
});

it('is content with one that is bound to a key, which a thief does not have', () => {
  expect(said(token({ cnf: { jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' } }))).toEqual([]);
});

it('leaves the other storages to other rules', () => {
  expect(said(token(), 'local-storage')).toEqual([]);
  expect(said(token(), 'session-storage')).toEqual([]);
});
