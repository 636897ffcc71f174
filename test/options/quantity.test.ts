import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../src/core/rules/thresholds.ts';
import { formatQuantity, parseQuantity } from '../../src/options/quantity.ts';
import { LEEWAY, THRESHOLD_ROWS } from '../../src/options/thresholds.ts';

test.each([
  ['90 min', 5400],
  ['1.5 h', 5400],
  ['30d', 2_592_000],
  [' 45 ', 45],
  ['0', 0],
  ['-1', undefined],
  ['1 week', undefined],
  ['', undefined],
  ['99999999999 d', undefined],
])('the time %j is %s seconds', (text, seconds) => {
  expect(parseQuantity(text, 'seconds')).toBe(seconds);
});

test('a number is written in the largest unit that fits it, and read back the same', () => {
  expect(formatQuantity(5400, 'seconds')).toBe('90 min');
  expect(formatQuantity(8190, 'bytes')).toBe('8190 bytes');
  expect(formatQuantity(0, 'seconds')).toBe('0 s');
  for (const { steps, unit } of THRESHOLD_ROWS) {
    for (const name of Object.values(steps)) {
      const value = DEFAULT_THRESHOLDS[name];
      expect(parseQuantity(formatQuantity(value, unit), unit)).toBe(value);
    }
  }
});

test('every threshold can be changed', () => {
  const shown = THRESHOLD_ROWS.flatMap(({ steps }) => Object.values(steps));
  expect([...shown, LEEWAY].sort()).toEqual(Object.keys(DEFAULT_THRESHOLDS).sort());
});
