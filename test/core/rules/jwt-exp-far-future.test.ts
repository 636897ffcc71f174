import { expect, it } from 'vitest';
import { bearer, DAY, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves nine years to the rules on lifetime', () => {
  expect(
    severities('jwt-exp-far-future', [{ request: { authorization: bearer({ exp: NOW_S + 9 * 365 * DAY }) } }]),
  ).toEqual([]);
});
