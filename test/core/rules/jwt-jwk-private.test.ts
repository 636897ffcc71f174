import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a symmetric key', () => {
  expect(
    severities('jwt-jwk-private', [
      { request: { authorization: bearer({}, { alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } }) } },
    ]),
  ).toEqual(['error']);
});
