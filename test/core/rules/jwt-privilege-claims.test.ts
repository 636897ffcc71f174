import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds a role', () => {
  expect(severities('jwt-privilege-claims', [{ request: { authorization: bearer({ roles: ['admin'] }) } }])).toEqual([
    'info',
  ]);
});
