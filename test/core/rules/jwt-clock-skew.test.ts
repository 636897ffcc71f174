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

const skewed = (seconds: number, more: object = {}, response: object = {}, times = 3) =>
  severities(
    'jwt-clock-skew',
    Array.from({ length: times }, (_, index) => ({
      at: NOW + index * 1000,
      response: {
        date: new Date(NOW + index * 1000 - seconds * 1000).toUTCString(),
        'cache-control': 'no-store',
        ...response,
      },
      ...more,
    })),
  );

it.each([
  [60, []],
  [110, []],
  [130, ['info']],
  [290, ['info']],
  [310, ['warning']],
  [-310, ['warning']],
])('grades %d seconds', (seconds, expected) => {
  expect(skewed(seconds)).toEqual(expected);
});

it.each([
  ['two answers', {}, {}, 2],
  ['what comes from the cache', { fromCache: true }, {}, 3],
  ['what may come from one on the way', {}, { 'cache-control': 'max-age=60' }, 3],
  ['no date', {}, { date: 'soon' }, 3],
] as const)('says nothing by %s', (_what, more, response, times) => {
  expect(skewed(600, more, response, times)).toEqual([]);
});

it('believes the answer to a write', () => {
  expect(skewed(600, { method: 'POST' }, { 'cache-control': 'max-age=60' })).toEqual(['warning']);
});
