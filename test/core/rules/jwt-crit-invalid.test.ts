import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-crit-invalid.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('refuses registered names', () => {
  expect(
    severities('jwt-crit-invalid', [{ request: { authorization: bearer({}, { alg: 'ES256', crit: ['alg'] }) } }]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
