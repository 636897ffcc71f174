import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-time-not-number.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('names all such claims in one finding', () => {
  expect(severities('jwt-time-not-number', [{ request: { authorization: bearer({ exp: null, iat: '1' }) } }])).toEqual([
    'warning',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
