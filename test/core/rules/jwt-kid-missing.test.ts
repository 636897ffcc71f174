import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on HMAC, which has one key', () => {
  expect(
    severities('jwt-kid-missing', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'HS256' }, 'A'.repeat(43))}` } },
    ]),
  ).toEqual([]);
});
