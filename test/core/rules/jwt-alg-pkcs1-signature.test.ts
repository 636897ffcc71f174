import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves PS256 alone', () => {
  expect(
    severities('jwt-alg-pkcs1-signature', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'PS256', kid: 'k1' }, 'A'.repeat(342))}` } },
    ]),
  ).toEqual([]);
});
