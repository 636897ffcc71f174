import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on 3072 bits', () => {
  expect(
    severities('jwt-rsa-key-small', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'PS256' }, 'A'.repeat(512))}` } },
    ]),
  ).toEqual([]);
});
