import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-signature-missing.ts';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning in a cookie, whose signature may travel apart', () => {
  expect(
    severities('jwt-signature-missing', [{ request: { cookie: `token=${sampleJwt(CLAIMS, { alg: 'HS256' }, '')}` } }]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
