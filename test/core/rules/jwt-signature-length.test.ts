import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-signature-length.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'an ES256 signature of 71 bytes, as DER has',
      'warning',
      'The access token jwt#1 has a signature of 71 bytes; ES256 makes 64.',
    ],
  ]);
});
