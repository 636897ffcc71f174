import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-refresh-lifetime-long.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on access tokens', () => {
  expect(severities('jwt-refresh-lifetime-long', [{ request: { authorization: bearer({ exp: undefined }) } }])).toEqual(
    [],
  );
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['a refresh token without exp', 'warning', 'The refresh token jwt#1 has no exp claim.']]);
});
