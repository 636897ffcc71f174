import { expect, test } from 'vitest';
import type { LineageReport } from '../../src/core/report/report.ts';
import { verdictLines } from '../../src/panel/credentials/CookieFacts.tsx';
import { renewedText, rotationText } from '../../src/panel/credentials/History.tsx';

const MINUTE = 60_000;
const lineage: LineageReport = {
  id: 'jwt#1',
  role: 'refresh',
  count: 4,
  successions: [],
  shortestMs: 50 * MINUTE,
  meanMs: 55 * MINUTE,
  used: 3,
  rotated: 3,
};

test('how often a token was renewed', () => {
  expect(renewedText(lineage)).toBe('3 times, on average every 55 min, at least 50 min apart');
  expect(renewedText({ ...lineage, count: 2, shortestMs: 55 * MINUTE })).toBe('1 time, after 55 min');
});

test('whether a refresh token rotates', () => {
  expect(rotationText(lineage)).toBe('Each use brought another one in its place.');
  expect(rotationText({ ...lineage, rotated: 0, used: 1 })).toBe('Used 1 time and never replaced.');
  expect(rotationText({ ...lineage, rotated: 1 })).toBe('Replaced at 1 of 3 uses.');
});

test('nothing is said of a cookie that is kept as asked', () => {
  expect(verdictLines({ accepted: true, changes: [] }, 'yes')).toEqual([]);
  expect(verdictLines(undefined, 'unknown')).toEqual([]);
});

test('what the browser refused or changed is said, and what became of it', () => {
  const refusal = { code: 'prefix-secure', text: 'The prefix __Secure- needs Secure, over https.' } as const;
  expect(verdictLines({ accepted: false, refusal, changes: [] }, 'no')).toEqual([
    'The browser refuses this cookie. The prefix __Secure- needs Secure, over https.',
  ]);
  const change = { code: 'lifetime-capped', attribute: 'Max-Age', asked: '900 d', kept: '400 d' } as const;
  expect(verdictLines({ accepted: true, changes: [change] }, 'no')).toEqual([
    'Max-Age: asked for 900 d; the browser makes it 400 d.',
    'The store does not hold it: it was blocked, or deleted since.',
  ]);
});
