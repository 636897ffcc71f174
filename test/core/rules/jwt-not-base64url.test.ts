import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds padding', () => {
  expect(
    severities('jwt-not-base64url', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, undefined, `${'A'.repeat(86)}==`)}` } },
    ]),
  ).toEqual(['warning']);
});
