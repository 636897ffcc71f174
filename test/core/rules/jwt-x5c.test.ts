import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-x5c.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a thumbprint by SHA-1', () => {
  expect(
    severities('jwt-x5c', [{ request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', x5t: 'abc' }) } }]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
