import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/dpop-downgrade.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning when refused', () => {
  expect(
    severities('dpop-downgrade', [{ status: 401, request: { authorization: bearer({ cnf: { jkt: 'abc' } }) } }]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
