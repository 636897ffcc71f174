import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('counts cookies without a partition elsewhere', () => {
  expect(
    severities('cookie-partition-size', [
      { stored: Array.from({ length: 4 }, (_, index) => ({ name: `c${index}`, value: 'a'.repeat(3000) })) },
    ]),
  ).toEqual([]);
});
