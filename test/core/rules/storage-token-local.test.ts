import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-token-local.ts';
import { claimsWith, OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities, tellFalsely } from './lint.ts';

it('is an info for a token bound to a key', () => {
  expect(
    severities('storage-token-local', [
      { storage: { 'local-storage': { access_token: sampleJwt(claimsWith({ cnf: { jkt: 'a' } })) } } },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

it('is one finding of a token that lies at two places, and two of two tokens', () => {
  const [one, other] = [sampleJwt(), sampleJwt(claimsWith({ aud: 'https://other.example.com' }))];
  const stored = (entries: Record<string, string>) =>
    lintFor('storage-token-local', [{ storage: { 'local-storage': entries } }]);
  expect(stored({ access_token: one, session_token: one })).toMatchObject([
    {
      message: 'The access token jwt#1 lies in localStorage of app.example.com under access_token and session_token.',
      evidence: ['key: access_token', 'key: session_token'],
    },
  ]);
  expect(stored({ access_token: one, id_token: other })).toHaveLength(2);
});

it('tells of the second place when it comes later', () => {
  const token = sampleJwt();
  const found = lintFor('storage-token-local', [
    { storage: { 'local-storage': { access_token: token } } },
    { storage: { 'local-storage': { access_token: token, backup_token: token } } },
  ]);
  expect(found.map(({ evidence }) => evidence)).toEqual([['key: access_token', 'key: backup_token']]);
});

it('is a warning for what signs in, and leaves refresh tokens, other secrets and other storages to other rules', () => {
  const of = (area: 'local-storage' | 'session-storage', entries: Record<string, string>) =>
    severities('storage-token-local', [{ storage: { [area]: entries } }]);
  for (const key of ['access_token', 'id_token', 'session_id'])
    expect(of('local-storage', { [key]: key === 'session_id' ? OPAQUE : sampleJwt() })).toEqual(['warning']);
  expect(of('local-storage', { refresh_token: OPAQUE })).toEqual([]);
  expect(of('local-storage', { csrf_token: OPAQUE })).toEqual([]);
  expect(of('session-storage', { access_token: sampleJwt() })).toEqual([]);
});
