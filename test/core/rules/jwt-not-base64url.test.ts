import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-not-base64url.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds padding', () => {
  expect(
    severities('jwt-not-base64url', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, undefined, `${'A'.repeat(86)}==`)}` } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
