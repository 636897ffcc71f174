import { expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is satisfied with nbf', () => {
  expect(
    severities('jwt-no-iat', [{ request: { authorization: bearer({ iat: undefined, nbf: NOW_S - 5 }) } }]),
  ).toEqual([]);
});
