import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('names all such claims in one finding', () => {
  expect(severities('jwt-time-not-number', [{ request: { authorization: bearer({ exp: null, iat: '1' }) } }])).toEqual([
    'warning',
  ]);
});
