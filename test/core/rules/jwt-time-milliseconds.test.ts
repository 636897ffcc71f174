import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-time-milliseconds.ts';
import { bearer, NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning where exp is right', () => {
  expect(severities('jwt-time-milliseconds', [{ request: { authorization: bearer({ iat: NOW }) } }])).toEqual([
    'warning',
  ]);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
