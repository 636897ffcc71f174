import { expect, it } from 'vitest';
import { CLAIMS, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning in a cookie, whose signature may travel apart', () => {
  expect(
    severities('jwt-signature-missing', [{ request: { cookie: `token=${sampleJwt(CLAIMS, { alg: 'HS256' }, '')}` } }]),
  ).toEqual(['warning']);
});
