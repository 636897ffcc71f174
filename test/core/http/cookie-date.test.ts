import { describe, expect, it } from 'vitest';
import { parseCookieDate } from '../../../src/core/http/cookie-date.ts';

const at = (year: number, month: number, day: number, ...time: number[]) =>
  Date.UTC(year, month - 1, day, ...(time as [number, number, number]));

describe('parseCookieDate', () => {
  it.each([
    ['Wed, 21 Oct 2026 07:28:00 GMT', at(2026, 10, 21, 7, 28)],
    ['Wednesday, 21-Oct-26 07:28:01 GMT', at(2026, 10, 21, 7, 28, 1)],
    ['Wed Oct 21 07:28:59 2026', at(2026, 10, 21, 7, 28, 59)],
    ['2026 october 1 23:59:59', at(2026, 10, 1, 23, 59, 59)],
    ['1:2:3 4 JANUARY 2030', at(2030, 1, 4, 1, 2, 3)],
    ['01 Jan 70 00:00:00', 0],
    ['01 Jan 69 00:00:00', at(2069, 1, 1, 0, 0, 0)],
    ['01 Jan 99 00:00:00', at(1999, 1, 1, 0, 0, 0)],
    ['01 Jan 00 00:00:00', at(2000, 1, 1, 0, 0, 0)],
    ['01 Jan 100 00:00:00', undefined],
    ['01 Jan 1601 00:00:00', at(1601, 1, 1, 0, 0, 0)],
    ['01 Jan 1600 00:00:00', undefined],
    ['31 Dec 9999 23:59:59', at(9999, 12, 31, 23, 59, 59)],
    ['29 Feb 2028 00:00:00', at(2028, 2, 29, 0, 0, 0)],
    ['31 Mar 2026 00:00:00', at(2026, 3, 31, 0, 0, 0)],
    ['32 Mar 2026 00:00:00', undefined],
    ['00 Mar 2026 00:00:00', undefined],
    ['31 Apr 2026 00:00:00', undefined],
    ['1 Mar 2026 24:00:00', undefined],
    ['1 Mar 2026 23:60:00', undefined],
    ['1 Mar 2026 23:00:60', undefined],
    ['1 Mar 2026', undefined],
    ['Mar 2026 00:00:00', undefined],
    ['1 2026 00:00:00', undefined],
    ['1 Mar 00:00:00', undefined],
    ['1 Foo 2026 00:00:00', undefined],
    ['', undefined],
    ['01st Mar 2026x 00:00:00Z', at(2026, 3, 1, 0, 0, 0)],
    ['1 Mar 2026 00:00:00:00', at(2026, 3, 1, 0, 0, 0)],
    ['1 Mar 20261 00:00:00', undefined],
    ['1 Mar 2026 00:00:000', undefined],
    ['123 Mar 2026 00:00:00', undefined],
    ['1_Mar~2026{00:00:00', at(2026, 3, 1, 0, 0, 0)],
  ])('reads “%s”', (text, time) => {
    expect(parseCookieDate(text)).toBe(time);
  });

  it.each(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'])('knows %s', (month) => {
    const index = new Date(`2026 ${month} 2`).getMonth();
    expect(parseCookieDate(`2 ${month} 2026 0:0:0`)).toBe(Date.UTC(2026, index, 2));
  });

  it('runs over into the next month where Firefox does', () => {
    expect(parseCookieDate('31 Feb 2026 00:00:00', true)).toBe(at(2026, 3, 3, 0, 0, 0));
    expect(parseCookieDate('31 Feb 2026 00:00:00', false)).toBeUndefined();
  });

  it('reads nothing that is longer than an attribute may be', () => {
    const date = '1 Mar 2026 00:00:00';
    expect(parseCookieDate(date.padEnd(1024, ' '))).toBeDefined();
    expect(parseCookieDate(date.padEnd(1025, ' '))).toBeUndefined();
  });
});
