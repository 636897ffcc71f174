import { describe, expect, it } from 'vitest';
import type { StoredCookie } from '../../../src/core/http/cookie.ts';
import {
  cookieIdentity,
  isSentTo,
  setCookieIdentity,
  storedCookieIdentity,
} from '../../../src/core/http/cookie-identity.ts';
import { parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';

const URL = 'https://app.example.org/shop/cart';
const of = (line: string, url = URL) => setCookieIdentity(parseSetCookie(line), url);
const held = (cookie: Partial<StoredCookie>): StoredCookie => ({
  name: 'sid',
  value: 'x',
  domain: 'app.example.org',
  path: '/',
  hostOnly: true,
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  ...cookie,
});

describe('cookieIdentity', () => {
  it('tells cookies of one name apart by domain, path and partition', () => {
    const lines = [
      'sid=1; Path=/',
      'sid=1; Path=/; Domain=app.example.org',
      'sid=1; Path=/; Domain=example.org',
      'sid=1; Path=/shop',
      'sid=1; Path=/; Secure; Partitioned',
      'SID=1; Path=/',
    ];
    expect(new Set(lines.map((line) => of(line))).size).toBe(lines.length);
  });

  it.each([
    [
      'a leading dot and letters of the Domain',
      'sid=1; Path=/; Domain=.Example.ORG',
      'sid=2; Path=/; Domain=example.org',
    ],
    ['a Path that is none', 'sid=1; Path=shop', 'sid=2; Path=/shop'],
    ['an absent Path', 'sid=1', 'sid=; Path=/shop; Max-Age=0'],
    ['an empty Domain', 'sid=1; Path=/; Domain=', 'sid=2; Path=/'],
    ['the value and the flags', 'sid=1; Path=/; Secure; HttpOnly', 'sid=2; Path=/; Max-Age=9'],
  ])('is the same whatever %s', (_what, one, other) => {
    expect(of(one)).toBe(of(other));
  });

  it('takes an IP address with and without Domain for one, as it has no names under it', () => {
    const at = 'http://127.0.0.1:8080/';
    expect(of('sid=1; Path=/; Domain=127.0.0.1', at)).toBe(of('sid=1; Path=/', at));
    expect(of('sid=1; Path=/; Domain=[::1]', 'http://[::1]/')).toBe(of('sid=1; Path=/', 'http://[::1]/'));
  });

  it('is that of another cookie on another host, but for one of their common domain', () => {
    expect(of('sid=1; Path=/', 'https://a.example.org/')).not.toBe(of('sid=1; Path=/', 'https://b.example.org/'));
    const wide = 'sid=1; Path=/; Domain=example.org';
    expect(of(wide, 'https://a.example.org/')).toBe(of(wide, 'https://b.example.org/'));
  });

  it('is the same for the field and for what the store holds of it', () => {
    expect(storedCookieIdentity(held({}))).toBe(of('sid=1; Path=/'));
    expect(storedCookieIdentity(held({ domain: '.example.org', hostOnly: false }))).toBe(
      of('sid=1; Path=/; Domain=example.org'),
    );
    expect(storedCookieIdentity(held({ partition: 'https://shop.example.net' }))).toBe(
      of('sid=1; Path=/; Secure; Partitioned'),
    );
  });

  it('keeps two partitions apart where they are known', () => {
    const traits = { name: 'sid', host: 'a.example' };
    expect(cookieIdentity({ ...traits, partitionKey: 'https://b.example' })).not.toBe(
      cookieIdentity({ ...traits, partitionKey: 'https://c.example' }),
    );
  });

  it('takes any text for a URL without throwing', () => {
    expect(of('sid=1', 'no url')).toBe('sid;/;');
  });
});

describe('isSentTo', () => {
  it.each([
    ['sid=1; Path=/', 'https://app.example.org/x', true],
    ['sid=1; Path=/', 'https://other.example.org/x', false],
    ['sid=1; Path=/; Domain=example.org', 'https://other.example.org/x', true],
    ['sid=1', 'https://app.example.org/shop/x', true],
    ['sid=1', 'https://app.example.org/account', false],
    ['sid=1; Path=/ho', 'https://app.example.org/home', false],
  ])('%s for %s: %s', (line, to, sent) => {
    expect(isSentTo(parseSetCookie(line), URL, to)).toBe(sent);
  });
});
