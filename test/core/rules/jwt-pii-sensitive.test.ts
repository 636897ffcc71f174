import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-pii-sensitive.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds an account number', () => {
  expect(
    severities('jwt-pii-sensitive', [{ request: { authorization: bearer({ iban: 'DE89370400440532013000' }) } }]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
