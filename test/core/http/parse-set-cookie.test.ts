import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookieDate } from '../../../src/core/http/cookie-date.ts';
import { parseCookieHeader } from '../../../src/core/http/parse-cookie.ts';
import { isDeletion, parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('parseCookieDate', () => {
  it.each([
    ['Wed, 09 Jun 2021 10:18:14 GMT', Date.UTC(2021, 5, 9, 10, 18, 14)],
    ['Sun, 18-Apr-2027 21:06:29 GMT', Date.UTC(2027, 3, 18, 21, 6, 29)],
    ['Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['1 jan 69 0:0:0', Date.UTC(2069, 0, 1)],
  ])('reads %s', (text, at) => {
    expect(parseCookieDate(text)).toBe(at);
  });

  it.each([
    '',
    'never',
    '31 Feb 2027 10:00:00',
    '1 Jan 1600 10:00:00',
    '1 Jan 2027 24:00:00',
    '1 Jan 2027',
    '10:00:00',
  ])('takes “%s” for no date', (text) => {
    expect(parseCookieDate(text)).toBeUndefined();
  });
});

describe('parseSetCookie', () => {
  it('reads every attribute, as written', () => {
    const cookie = parseSetCookie(
      'id="a b"; Domain=.Example.com; Path=/x; Max-Age=60; Secure; HttpOnly; SameSite=lax; Partitioned; Priority=High',
    );
    expect(cookie).toMatchObject({
      name: 'id',
      value: '"a b"',
      domain: '.Example.com',
      path: '/x',
      maxAge: 60,
      secure: true,
      httpOnly: true,
      partitioned: true,
      sameSite: 'Lax',
      bytes: 7,
    });
    expect(cookie.attributes.map(({ name }) => name)).toContain('Priority');
  });

  it('lets the last of several attributes win, and an unreadable Expires not count', () => {
    const cookie = parseSetCookie(
      'a=b; Path=/x; Path=/y; SameSite=None; SameSite=bogus; Expires=Wed, 09 Jun 2021 10:18:14 GMT; Expires=soon',
    );
    expect(cookie.path).toBe('/y');
    expect(cookie.sameSite).toBeUndefined();
    expect(cookie.sameSiteText).toBe('bogus');
    expect(cookie.expires).toBe(Date.UTC(2021, 5, 9, 10, 18, 14));
  });

  it('ignores an attribute whose value is over 1,024 bytes', () => {
    expect(parseSetCookie(`a=b; Path=/${'x'.repeat(1024)}`).path).toBeUndefined();
    expect(parseSetCookie(`a=b; Path=/${'x'.repeat(1023)}`).path).toHaveLength(1024);
  });

  it('counts name and value in bytes of UTF-8', () => {
    expect(parseSetCookie('é=€').bytes).toBe(5);
  });

  it('reads Max-Age only when it is an integer', () => {
    expect(parseSetCookie('a=b; Max-Age=2.63').maxAge).toBeUndefined();
    expect(parseSetCookie('a=b; Max-Age=-1').maxAge).toBe(-1);
    expect(parseSetCookie(`a=b; Max-Age=${'9'.repeat(400)}`).maxAge).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('knows a deletion by Max-Age before Expires', () => {
    const past = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT';
    expect(isDeletion(parseSetCookie(`a=; ${past}`), NOW)).toBe(true);
    expect(isDeletion(parseSetCookie('a=b; Max-Age=0'), NOW)).toBe(true);
    expect(isDeletion(parseSetCookie(`a=b; ${past}; Max-Age=60`), NOW)).toBe(false);
    expect(isDeletion(parseSetCookie('a='), NOW)).toBe(false);
  });

  it('reads anything without throwing, and gives back what it was built of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const cookie = parseSetCookie(raw);
        expect(cookie.raw).toBe(raw);
        expect(cookie.name).not.toContain('=');
      }),
    );
    const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/);
    fc.assert(
      fc.property(token, token, fc.boolean(), fc.integer(), (name, value, secure, maxAge) => {
        const cookie = parseSetCookie(`${name}=${value}; Max-Age=${maxAge}${secure ? '; secure' : ''}`);
        expect(cookie).toMatchObject({ name, value, maxAge, secure });
      }),
    );
  }, 30_000);
});

describe('parseCookieHeader', () => {
  it('keeps order, duplicates, quotes and nameless cookies', () => {
    expect(parseCookieHeader('a=1; b="x=y" ;a=2; lone;; =v')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '"x=y"' },
      { name: 'a', value: '2' },
      { name: '', value: 'lone' },
      { name: '', value: 'v' },
    ]);
  });

  it('reads anything without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(parseCookieHeader(text))));
  }, 30_000);
});
