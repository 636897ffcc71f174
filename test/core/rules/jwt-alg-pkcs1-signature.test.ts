import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-pkcs1-signature.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves PS256 alone', () => {
  expect(
    severities('jwt-alg-pkcs1-signature', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'PS256', kid: 'k1' }, 'A'.repeat(342))}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['RS256', 'info', 'The access token jwt#1 is signed with RS256.']]);
});
