import { expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('allows the leeway', () => {
  expect(severities('jwt-not-yet-valid', [{ request: { authorization: bearer({ nbf: NOW_S + 59 }) } }])).toEqual([]);
});
