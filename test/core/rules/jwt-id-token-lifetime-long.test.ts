import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-id-token-lifetime-long.ts';
import { bearer, DAY, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on access tokens', () => {
  expect(
    severities('jwt-id-token-lifetime-long', [{ request: { authorization: bearer({ exp: NOW_S + 7 * DAY }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['an ID token for a week', 'info', 'The ID token jwt#1 is valid for 7 days.']]);
});
