import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a private key by its form', () => {
  expect(
    severities('jwt-secret-in-claims', [
      { request: { authorization: bearer({ note: '-----BEGIN PRIVATE KEY-----AAAA' }) } },
    ]),
  ).toEqual(['error']);
});
