import { expect, it } from 'vitest';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning for a refresh token', () => {
  expect(severities('storage-token-session', [{ storage: { 'session-storage': { refresh_token: OPAQUE } } }])).toEqual([
    'warning',
  ]);
});
