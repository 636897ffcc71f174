import { expect, test } from 'vitest';
import type { CookieReport } from '../../src/core/report/report.ts';
import { attributeRows, missingText } from '../../src/panel/credentials/CookieFacts.tsx';
import { NOW } from '../fixtures/report.ts';

const cookie: CookieReport = {
  name: 'sid',
  origin: 'https://app.example.com',
  asked: {
    name: 'sid',
    secure: true,
    httpOnly: true,
    partitioned: false,
    sameSite: 'None',
    attributes: [],
    bytes: 40,
    maxAge: 3600,
  },
  stored: {
    name: 'sid',
    domain: 'app.example.com',
    path: '/',
    hostOnly: true,
    secure: true,
    httpOnly: false,
    sameSite: 'None',
  },
};

const rowOf = (name: string, report: CookieReport) => attributeRows(report, NOW).find((row) => row.name === name);

test('what the browser does otherwise is marked', () => {
  expect(rowOf('HttpOnly', cookie)).toEqual({ name: 'HttpOnly', asked: 'yes', stored: 'no', differs: true });
  expect(rowOf('Secure', cookie)?.differs).toBe(false);
});

test('what was not seen is left empty and not called a difference', () => {
  const { asked: _asked, ...storedOnly } = cookie;
  expect(rowOf('HttpOnly', storedOnly)).toEqual({ name: 'HttpOnly', asked: '', stored: 'no', differs: false });
});

test('a lifetime is told as it was asked for', () => {
  expect(rowOf('Expires', cookie)).toMatchObject({ asked: 'Max-Age 60 min', stored: 'with the browser session' });
  expect(rowOf('Domain', cookie)).toMatchObject({ asked: 'not set', stored: 'app.example.com only' });
});

test('a store that was not read yet is not said to be without the cookie', () => {
  expect(missingText({ ...cookie, held: 'unknown' })).toBe('The store was not read yet');
  expect(missingText(cookie)).toBe('The store was not read yet');
  expect(missingText({ ...cookie, held: 'no' })).toBe('Not in the cookie store');
});
