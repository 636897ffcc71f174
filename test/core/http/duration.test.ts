import { expect, test } from 'vitest';
import { formatDuration, formatSeconds } from '../../../src/core/http/duration.ts';

const DAY = 86_400;

test.each([
  [59.7, '1 min'],
  [7199, '2 h'],
  [48 * 3600 - 1, '2 d'],
  [729 * DAY, '729 d'],
  [21_145 * DAY, '58 years'],
  [1e6 * 365 * DAY, '1,000,000 years'],
  [Number.POSITIVE_INFINITY, 'for ever'],
])('%d seconds are short %s', (seconds, text) => {
  expect(formatDuration(seconds * 1000)).toBe(text);
  expect(formatDuration(-seconds * 1000)).toBe(text);
});

test.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [120, '2 minutes'],
  [5400, '90 minutes'],
  [2.5 * DAY, '2.5 days'],
  [30 * DAY, '30 days'],
  [730 * DAY, '2 years'],
])('%d seconds are %s in a sentence', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
