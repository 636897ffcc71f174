import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves the full name alone', () => {
  expect(
    severities('jwt-alg-polymorphic', [{ request: { authorization: bearer({}, { alg: 'Ed25519', kid: 'k1' }) } }]),
  ).toEqual([]);
});
