import { expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on a token with a scope', () => {
  expect(
    severities('jwt-id-token-as-access', [{ request: { authorization: bearer({ auth_time: NOW_S - 60 }) } }]),
  ).toEqual([]);
});
