import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-jwk-private.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a symmetric key', () => {
  expect(
    severities('jwt-jwk-private', [
      { request: { authorization: bearer({}, { alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } }) } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
