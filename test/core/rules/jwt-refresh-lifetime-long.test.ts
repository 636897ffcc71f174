import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on access tokens', () => {
  expect(severities('jwt-refresh-lifetime-long', [{ request: { authorization: bearer({ exp: undefined }) } }])).toEqual(
    [],
  );
});
