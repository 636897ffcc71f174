import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-partition-size.ts';
import { severities, tell } from './lint.ts';

it('counts cookies without a partition elsewhere', () => {
  expect(
    severities('cookie-partition-size', [
      { stored: Array.from({ length: 4 }, (_, index) => ({ name: `c${index}`, value: 'a'.repeat(3000) })) },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'twelve kilobytes',
      'warning',
      '4 cookies of example.com under https://shop.example.net have 12008 bytes together.',
    ],
  ]);
});
