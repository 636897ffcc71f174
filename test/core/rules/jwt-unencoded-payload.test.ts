import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-unencoded-payload.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('takes b64: true for what it is', () => {
  expect(
    severities('jwt-unencoded-payload', [
      { request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'ES256', b64: true })}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['b64: false', 'warning', 'The access token jwt#1 has b64: false in its header.']]);
});
