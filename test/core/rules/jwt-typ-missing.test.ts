import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('fires once for a header without typ', () => {
  expect(
    severities('jwt-typ-missing', [{ request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1' }) } }]),
  ).toEqual(['info']);
});
