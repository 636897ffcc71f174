import { expect, test } from 'vitest';
import {
  asSentence,
  clip,
  formatBytes,
  formatBytesShort,
  formatDuration,
  formatLocalTime,
  formatMilliseconds,
  formatNumberOf,
  formatPercent,
  formatRelative,
  splitUrl,
} from '../../src/ui/format.ts';

const NOW = new Date(2026, 10, 23, 14, 59, 0).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1412, '1,412 bytes'],
  [9_999, '9,999 bytes'],
  [57_892, '57 KB'],
  [20 * 1024 * 1024, '20 MB'],
  [Number.NaN, ''],
])('%d bytes are written %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a narrow column has a short unit', () => {
  expect(formatBytesShort(1412)).toBe('1,412 B');
  expect(formatBytesShort(1)).toBe('1 B');
  expect(formatBytesShort(57_892)).toBe('57 KB');
});

test.each([
  [0, '0 %'],
  [0.004, '< 1 %'],
  [0.5, '50 %'],
  [0.97, '97 %'],
  [0.996, '> 99 %'],
  [1, '100 %'],
  [7, '100 %'],
])('a share of %d is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});

test.each([
  [45_000, '45 s'],
  [59_700, '1 min'],
  [12 * MINUTE + 20_000, '12 min'],
  [12 * MINUTE + 59_000, '13 min'],
  [119 * MINUTE, '119 min'],
  [3 * HOUR, '3 h'],
  [30 * DAY, '30 d'],
  [365 * DAY - 5_000, '365 d'],
  [400 * DAY, '400 d'],
  [5 * 365 * DAY, '5 years'],
  [Number.POSITIVE_INFINITY, 'for ever'],
])('%d ms last %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('a moment is told from now', () => {
  expect(formatRelative(NOW + 12 * MINUTE, NOW)).toBe('in 12 min');
  expect(formatRelative(NOW - 3 * DAY, NOW)).toBe('3 d ago');
  expect(formatRelative(NOW + 400, NOW)).toBe('now');
  expect(formatRelative(Number.POSITIVE_INFINITY, NOW)).toBe('never');
});

test('a near day has a name, another one its date', () => {
  expect(formatLocalTime(NOW, NOW)).toBe('today 14:59:00');
  expect(formatLocalTime(NOW + 10 * HOUR, NOW)).toBe('tomorrow 00:59:00');
  expect(formatLocalTime(NOW - DAY, NOW)).toBe('yesterday 14:59:00');
  expect(formatLocalTime(NOW - 40 * DAY, NOW)).toBe('2026-10-14 14:59:00');
});

test('a moment that no calendar has is a number', () => {
  expect(formatLocalTime(9e20, NOW)).toBe('900000000000000000000');
});

test('how long an exchange took', () => {
  expect(formatMilliseconds(38.4)).toBe('38 ms');
  expect(formatMilliseconds(1234)).toBe('1.2 s');
  expect(formatMilliseconds(61_000)).toBe('1 min');
  expect(formatMilliseconds(-1)).toBe('');
});

test('one has no s', () => {
  expect(formatNumberOf(1, 'request')).toBe('1 request');
  expect(formatNumberOf(0, 'request')).toBe('0 requests');
  expect(formatNumberOf(12_000, 'entry', 'entries')).toBe('12,000 entries');
});

test('a reason becomes a sentence', () => {
  expect(asSentence('it is sent as a bearer token')).toBe('It is sent as a bearer token.');
  expect(asSentence('Already one.')).toBe('Already one.');
  expect(asSentence(' ')).toBe('');
});

test('a long text is cut between characters', () => {
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcd', 3)).toBe('abc…');
  expect(clip('ab😀d', 3)).toBe('ab…');
});

test.each([
  ['https://a.example/b?c#d', 'a.example', '/b?c#d'],
  ['https://a.example?c', 'a.example', '?c'],
  ['wss://a.example:8443', 'a.example:8443', '/'],
  ['about:blank', '', 'about:blank'],
])('%s is split into host and path', (url, host, path) => {
  expect(splitUrl(url)).toEqual({ host, path });
});
