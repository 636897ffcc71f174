import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on RSA, whose keys differ in length', () => {
  expect(
    severities('jwt-signature-length', [
      {
        request: {
          authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'RS256', typ: 'at+jwt', kid: 'a' }, 'A'.repeat(342))}`,
        },
      },
    ]),
  ).toEqual([]);
});
