import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-exp-before-iat.ts';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds exp before nbf', () => {
  expect(severities('jwt-exp-before-iat', [{ request: { authorization: bearer({ nbf: NOW_S + 9000 }) } }])).toEqual([
    'error',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
