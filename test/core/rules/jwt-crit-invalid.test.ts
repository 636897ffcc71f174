import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('refuses registered names', () => {
  expect(
    severities('jwt-crit-invalid', [{ request: { authorization: bearer({}, { alg: 'ES256', crit: ['alg'] }) } }]),
  ).toEqual(['error']);
});
