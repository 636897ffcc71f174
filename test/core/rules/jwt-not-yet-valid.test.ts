import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-not-yet-valid.ts';
import { bearer, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('allows the leeway', () => {
  expect(severities('jwt-not-yet-valid', [{ request: { authorization: bearer({ nbf: NOW_S + 59 }) } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['nbf ten minutes ahead', 'warning', 'The access token jwt#1 was sent 10 minutes before it becomes valid.'],
  ]);
});
