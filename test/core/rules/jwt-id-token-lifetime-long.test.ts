import { expect, it } from 'vitest';
import { bearer, DAY, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on access tokens', () => {
  expect(
    severities('jwt-id-token-lifetime-long', [{ request: { authorization: bearer({ exp: NOW_S + 7 * DAY }) } }]),
  ).toEqual([]);
});
