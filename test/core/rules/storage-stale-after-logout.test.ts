import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-stale-after-logout.ts';
import { bearer, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a token that is still there',
      'warning',
      'jwt#1 still lies in localStorage after the logout, under access_token.',
    ],
  ]);
});

it('is one finding of a token that lies under two keys', () => {
  const [bad] = meta.examples().bad;
  const exchanges = (bad?.exchanges ?? []).map(({ storage, ...one }) =>
    storage === undefined
      ? one
      : { ...one, storage: { 'local-storage': { access_token: sampleJwt(), session_token: sampleJwt() } } },
  );
  expect(lintFor('storage-stale-after-logout', exchanges).map(({ evidence }) => evidence)).toEqual([
    ['key: access_token', 'key: session_token'],
  ]);
});
