import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSetCookie } from '../../../src/core/http/judge-set-cookie.ts';
import { defaultPath, isDomainMatch, isPathMatch } from '../../../src/core/http/match.ts';
import { parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';
import type { SetCookieContext } from '../../../src/core/http/set-cookie-verdict.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';

const NOW = Date.UTC(2026, 0, 1);
const suffixes = createPublicSuffixes('com\nio\ngithub.io\n*.ck\n');
const base: SetCookieContext = { url: 'https://app.example.com/a/b', browser: 'chrome', now: NOW, suffixes };

function judge(raw: string, context: Partial<SetCookieContext> = {}) {
  return judgeSetCookie(parseSetCookie(raw), { ...base, ...context });
}

describe('judgeSetCookie', () => {
  it.each<[string, string, Partial<SetCookieContext>]>([
    ['=', 'empty', {}],
    ['a=b\u0007', 'control-character', {}],
    [`a=${'x'.repeat(4096)}`, 'too-large', {}],
    ['a=b; Domain=other.com', 'domain-mismatch', {}],
    ['a=b; Domain=deep.app.example.com', 'domain-mismatch', {}],
    ['a=b; Domain=com', 'public-suffix', {}],
    ['a=b; Domain=github.io', 'public-suffix', { url: 'https://me.github.io/' }],
    ['a=b; Secure', 'secure-over-http', { url: 'http://app.example.com/' }],
    ['a=b; SameSite=None', 'none-without-secure', {}],
    ['a=b; Partitioned', 'partitioned-without-secure', {}],
    ['__Secure-a=b', 'prefix-secure', {}],
    ['__Host-a=b; Secure', 'prefix-host', {}],
    ['__Host-a=b; Secure; Path=/; Domain=app.example.com', 'prefix-host', {}],
    ['__host-a=b; Path=/', 'prefix-host', {}],
    ['__Http-a=b; Secure', 'prefix-http', {}],
    ['__Host-Http-a=b; Secure; Path=/', 'prefix-http', {}],
    ['=__Host-a=b; Secure; Path=/', 'prefix-in-value', {}],
    ['a=b\tc', 'control-character', {}],
    ['=b', 'nameless', { browser: 'firefox' }],
    ['a=b; Domain=localhost', 'public-suffix', { url: 'http://a.localhost/' }],
    ['a=b; SameSite=Lax', 'third-party', { pageUrl: 'https://elsewhere.com/' }],
    ['a=b', 'third-party', { pageUrl: 'https://elsewhere.com/' }],
  ])('refuses “%s”: %s', (raw, code, context) => {
    const verdict = judge(raw, context);
    expect(verdict.accepted).toBe(false);
    expect(verdict.refusal?.code).toBe(code);
  });

  it.each<[string, Partial<SetCookieContext>]>([
    [`a=${'x'.repeat(4095)}`, {}],
    ['a=b; Secure', { url: 'http://localhost:3000/' }],
    ['__Host-a=b; Secure; Path=/', {}],
    ['__Host-Http-a=b; Secure; HttpOnly; Path=/', {}],
    ['__Secure-a=b; Secure; Domain=example.com', {}],
    ['a=b; SameSite=None; Secure; Partitioned', { pageUrl: 'https://elsewhere.com/' }],
    ['a=b', { pageUrl: 'https://elsewhere.com/', browser: 'firefox' }],
    ['a=b\tc', { browser: 'firefox' }],
    ['=b', {}],
    ['a=b; SameSite=Strict', { pageUrl: 'https://www.example.com/' }],
    ['a=b; SameSite=Strict', { pageUrl: 'https://elsewhere.com/', topLevel: true }],
  ])('takes “%.40s”', (raw, context) => {
    expect(judge(raw, context).refusal).toBeUndefined();
  });

  it('stores domain, path and default SameSite the way the browser does', () => {
    expect(judge('a=b; Domain=.Example.COM; Path=x').cookie).toEqual({
      domain: 'example.com',
      hostOnly: false,
      path: '/a',
      secure: false,
      httpOnly: false,
      sameSite: 'unspecified',
    });
    const change = (browser: SetCookieContext['browser']) => judge('a=b', { browser }).changes[0]?.kept;
    expect([change('chrome'), change('firefox'), change('unknown')]).toEqual(['Lax', 'None', undefined]);
  });

  it('keeps a Domain that is the public suffix itself for that host only', () => {
    expect(judge('a=b; Domain=github.io', { url: 'https://github.io/' }).cookie).toMatchObject({ hostOnly: true });
  });

  it('keeps an embedded cookie apart in Firefox, and in Chrome if third parties may set cookies at all', () => {
    const raw = 'a=b; SameSite=None; Secure';
    const firefox = judge(raw, { pageUrl: 'https://elsewhere.com/', browser: 'firefox' });
    expect(firefox).toMatchObject({ cookie: { partitioned: true }, changes: [{ code: 'partitioned' }] });
    expect(judge(raw, { pageUrl: 'https://elsewhere.com/' })).toMatchObject({ needsThirdParty: true });
    const asked = judge(`${raw}; Partitioned`, { pageUrl: 'https://elsewhere.com/' });
    expect([asked.needsThirdParty, asked.cookie?.partitioned]).toEqual([undefined, true]);
  });

  it('reads a field without = and a day that no month has as Firefox does', () => {
    expect(judge('word', { browser: 'firefox' }).changes[0]?.code).toBe('nameless');
    expect(judge('word').changes.some(({ code }) => code === 'nameless')).toBe(false);
    const date = 'a=b; Expires=Mon, 31 Feb 2026 10:00:00 GMT';
    expect(judge(date, { browser: 'firefox' }).cookie?.expires).toBe(Date.UTC(2026, 2, 3, 10));
    expect(judge(date).cookie?.expires).toBeUndefined();
  });

  it('cuts the lifetime to 400 days', () => {
    const { cookie, changes } = judge('a=b; Max-Age=99999999');
    expect(cookie?.expires).toBe(NOW + 400 * 86_400_000);
    expect(changes.find(({ code }) => code === 'lifetime-capped')?.asked).toBe('1,157 days');
  });

  it('judges anything without throwing', () => {
    const url = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('http://[::1]/', 'about:blank', 'data:,x'));
    const browser = fc.constantFrom<SetCookieContext['browser'][]>('chrome', 'firefox', 'unknown');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), url, url, browser, (raw, where, pageUrl, who) => {
        const verdict = judge(raw, { url: where, pageUrl, browser: who });
        expect(verdict.accepted).toBe(verdict.refusal === undefined);
        expect(verdict.accepted).toBe(verdict.cookie !== undefined);
      }),
    );
  }, 30_000);
});

describe('matching (RFC 6265bis 5.1.3 and 5.1.4)', () => {
  it('matches domains at a dot, and addresses only with themselves', () => {
    expect(isDomainMatch('a.example.com', 'example.com')).toBe(true);
    expect(isDomainMatch('badexample.com', 'example.com')).toBe(false);
    expect(isDomainMatch('1.2.3.4', '3.4')).toBe(false);
  });

  it('matches paths at a slash', () => {
    expect(isPathMatch('/docs/web', '/docs')).toBe(true);
    expect(isPathMatch('/docsets', '/docs')).toBe(false);
    expect(isPathMatch('/docs/web', '/docs/')).toBe(true);
    expect([defaultPath('/a/b'), defaultPath('/a'), defaultPath('')]).toEqual(['/a', '/', '/']);
  });
});
