import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-kid-missing.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on HMAC, which has one key', () => {
  expect(
    severities('jwt-kid-missing', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'HS256' }, 'A'.repeat(43))}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['ES256 without kid', 'info', 'The access token jwt#1 has no kid that names its key.']]);
});
