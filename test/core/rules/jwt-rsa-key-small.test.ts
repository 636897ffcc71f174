import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-rsa-key-small.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on 3072 bits', () => {
  expect(
    severities('jwt-rsa-key-small', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'PS256' }, 'A'.repeat(512))}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a signature of 128 bytes',
      'error',
      'The access token jwt#1 is signed with an RSA key of 1024 bits; RS256 needs 2048.',
    ],
  ]);
});
