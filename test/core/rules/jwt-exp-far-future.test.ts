import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-exp-far-future.ts';
import { bearer, DAY, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('leaves nine years to the rules on lifetime', () => {
  expect(
    severities('jwt-exp-far-future', [{ request: { authorization: bearer({ exp: NOW_S + 9 * 365 * DAY }) } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'exp at the end of the year 9999',
      'warning',
      'The ID token jwt#1 expires 9999-12-31 23:59:59 UTC, 7979 years from now.',
    ],
  ]);
});
