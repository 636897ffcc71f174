import { expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds exp before nbf', () => {
  expect(severities('jwt-exp-before-iat', [{ request: { authorization: bearer({ nbf: NOW_S + 9000 }) } }])).toEqual([
    'error',
  ]);
});
