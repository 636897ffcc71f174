import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/storage-token-local.ts';
import { claimsWith, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

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
