import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-secret-in-claims.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a private key by its form', () => {
  expect(
    severities('jwt-secret-in-claims', [
      { request: { authorization: bearer({ note: '-----BEGIN PRIVATE KEY-----AAAA' }) } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
