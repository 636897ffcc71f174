import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds an account number', () => {
  expect(
    severities('jwt-pii-sensitive', [{ request: { authorization: bearer({ iban: 'DE89370400440532013000' }) } }]),
  ).toEqual(['error']);
});
