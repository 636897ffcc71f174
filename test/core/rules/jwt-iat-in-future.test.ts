import { expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('allows five minutes', () => {
  expect(severities('jwt-iat-in-future', [{ request: { authorization: bearer({ iat: NOW_S + 299 }) } }])).toEqual([]);
});
