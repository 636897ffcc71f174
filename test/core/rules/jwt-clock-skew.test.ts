import { expect, it } from 'vitest';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('does not trust one response', () => {
  expect(
    severities('jwt-clock-skew', [
      { response: { date: new Date(NOW - 600_000).toUTCString(), 'cache-control': 'no-store' } },
    ]),
  ).toEqual([]);
});

it('leaves what a cache answered alone', () => {
  expect(
    severities(
      'jwt-clock-skew',
      Array.from({ length: 4 }, () => ({
        response: { date: new Date(NOW - 600_000).toUTCString(), 'cache-control': 'no-store', age: '600' },
      })),
    ),
  ).toEqual([]);
});
