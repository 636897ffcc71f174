import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves access tokens to another rule', () => {
  expect(
    severities('storage-refresh-local', [{ storage: { 'local-storage': { access_token: sampleJwt() } } }]),
  ).toEqual([]);
});
