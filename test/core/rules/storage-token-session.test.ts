import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-token-session.ts';
import { OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning for a refresh token', () => {
  expect(severities('storage-token-session', [{ storage: { 'session-storage': { refresh_token: OPAQUE } } }])).toEqual([
    'warning',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

it('is an info for the tokens that end sooner, and leaves other storages to other rules', () => {
  const of = (area: 'local-storage' | 'session-storage', entries: Record<string, string>) =>
    severities('storage-token-session', [{ storage: { [area]: entries } }]);
  for (const key of ['access_token', 'id_token', 'session_id'])
    expect(of('session-storage', { [key]: key === 'session_id' ? OPAQUE : sampleJwt() })).toEqual(['info']);
  expect(of('session-storage', { csrf_token: OPAQUE })).toEqual([]);
  expect(of('local-storage', { access_token: sampleJwt() })).toEqual([]);
});
