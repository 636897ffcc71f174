import { expect, it } from 'vitest';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is an info for a token bound to a key', () => {
  expect(
    severities('storage-token-local', [
      { storage: { 'local-storage': { access_token: sampleJwt(claimsWith({ cnf: { jkt: 'a' } })) } } },
    ]),
  ).toEqual(['info']);
});
