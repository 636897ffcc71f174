import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-token-session.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning for a refresh token', () => {
  expect(severities('storage-token-session', [{ storage: { 'session-storage': { refresh_token: OPAQUE } } }])).toEqual([
    'warning',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
