import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a thumbprint by SHA-1', () => {
  expect(
    severities('jwt-x5c', [{ request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', x5t: 'abc' }) } }]),
  ).toEqual(['info']);
});
