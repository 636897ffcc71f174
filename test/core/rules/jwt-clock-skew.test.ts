import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-clock-skew.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['ten minutes', 'warning', "The clock of app.example.com is 10 minutes away from the browser's."],
  ]);
});
