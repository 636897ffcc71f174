import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-privilege-claims.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a role', () => {
  expect(severities('jwt-privilege-claims', [{ request: { authorization: bearer({ roles: ['admin'] }) } }])).toEqual([
    'info',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
