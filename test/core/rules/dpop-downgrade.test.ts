import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning when refused', () => {
  expect(
    severities('dpop-downgrade', [{ status: 401, request: { authorization: bearer({ cnf: { jkt: 'abc' } }) } }]),
  ).toEqual(['warning']);
});
