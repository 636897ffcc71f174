import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('takes b64: true for what it is', () => {
  expect(
    severities('jwt-unencoded-payload', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'ES256', b64: true })}` } },
    ]),
  ).toEqual([]);
});
