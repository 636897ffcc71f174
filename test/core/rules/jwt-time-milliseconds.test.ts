import { expect, it } from 'vitest';
import { bearer, NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning where exp is right', () => {
  expect(severities('jwt-time-milliseconds', [{ request: { authorization: bearer({ iat: NOW }) } }])).toEqual([
    'warning',
  ]);
});
