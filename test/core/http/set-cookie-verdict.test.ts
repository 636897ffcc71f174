import { describe, expect, it } from 'vitest';
import { judgeSetCookie } from '../../../src/core/http/judge-set-cookie.ts';
import { isCleared, parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';
import type { SetCookieContext } from '../../../src/core/http/set-cookie-verdict.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';

const NOW = Date.UTC(2026, 0, 1);
const suffixes = createPublicSuffixes('com\nio\ngithub.io\n');
const base: SetCookieContext = { url: 'https://app.example.com/a/b', browser: 'chrome', now: NOW, suffixes };
const judge = (raw: string, context: Partial<SetCookieContext> = {}) =>
  judgeSetCookie(parseSetCookie(raw), { ...base, ...context });

describe('why a cookie is refused', () => {
  it.each<[string, Partial<SetCookieContext>, string]>([
    ['a=b', { url: 'no address' }, 'The response has no URL that cookies could belong to.'],
    ['', {}, 'The cookie has neither name nor value.'],
    ['a=b\u0007', {}, 'The field has a control character.'],
    ['a\tb=c', {}, 'Chrome takes no tab within name or value.'],
    ['=b', { browser: 'firefox' }, 'Firefox takes no cookie whose name is empty.'],
    [`a=${'x'.repeat(4096)}`, {}, 'Name and value take 4097 bytes; browsers take 4096.'],
    ['a=b; Domain=other.com', {}, 'The host app.example.com is not in the domain other.com.'],
    ['a=b; Domain=com', {}, 'com is a public suffix: names under it belong to different people.'],
    ['a=b; Secure', { url: 'http://app.example.com/' }, 'A response over http must not set a cookie with Secure.'],
    ['a=b; SameSite=None', {}, 'SameSite=None needs Secure.'],
    ['a=b; Partitioned', { browser: 'firefox' }, 'Partitioned needs Secure.'],
    ['=__SECURE-a', {}, 'A cookie without a name must not have a value that looks like a prefixed name.'],
    ['__Secure-a=b', {}, 'The prefix __Secure- needs Secure, over https.'],
    ['__Http-a=b; HttpOnly', {}, 'The prefix needs Secure and HttpOnly.'],
    ['__Host-a=b', {}, 'The prefix __Host- needs Secure, Path=/.'],
    ['__Host-a=b; Domain=app.example.com; Secure; Path=/', {}, 'The prefix __Host- needs no Domain.'],
    [
      '__Host-a=b; Domain=127.0.0.1; Secure; Path=/',
      { url: 'http://127.0.0.1/' },
      'The prefix __Host- needs no Domain.',
    ],
    ['__Host-a=b; Secure; Path=x', { url: 'https://app.example.com/' }, 'The prefix __Host- needs Path=/.'],
    [
      'a=b; SameSite=Strict',
      { pageUrl: 'https://elsewhere.com/' },
      'A cross-site response must not set a cookie with SameSite=Strict.',
    ],
    [
      'a=b',
      { pageUrl: 'https://elsewhere.com/' },
      'A cross-site response must not set a cookie with SameSite=Lax (the default).',
    ],
    [
      'a=b; SameSite=Lax',
      { pageUrl: 'https://elsewhere.com/', browser: 'firefox' },
      'A cross-site response must not set a cookie with SameSite=Lax.',
    ],
  ])('%.60j (%j)', (raw, context, text) => {
    const verdict = judge(raw, context);
    expect(verdict.refusal?.text).toBe(text);
    expect(verdict).toMatchObject({ accepted: false });
    expect(verdict.cookie).toBeUndefined();
  });

  it.each<[string, Partial<SetCookieContext>]>([
    ['a=b; Secure', { url: 'wss://app.example.com/' }],
    ['a=b; Partitioned', { browser: 'unknown' }],
    ['a=b', { pageUrl: 'about:blank' }],
    ['a=b', { pageUrl: 'no address' }],
    ['a=b', { pageUrl: 'data:text/html,x' }],
    ['a\tb=c', { browser: 'unknown' }],
    ['lone', { browser: 'firefox' }],
    ['=x__Host-', {}],
    ['a=__Host-', {}],
    ['x__Secure-a=b', {}],
  ])('none is for %j (%j)', (raw, context) => {
    expect(judge(raw, context).refusal).toBeUndefined();
  });
});

describe('what becomes of a cookie', () => {
  const changes = (raw: string, context: Partial<SetCookieContext> = {}) =>
    judge(`${raw}; SameSite=Lax`, context).changes.map(({ code, attribute, asked, kept }) => [
      code,
      attribute,
      asked,
      kept,
    ]);

  it.each<[string, Partial<SetCookieContext>, string[][]]>([
    ['a=b', {}, []],
    ['lone', { browser: 'firefox' }, [['nameless', 'name', 'none', 'the text as the name, without a value']]],
    [
      'a=b; Domain=github.io',
      { url: 'https://github.io/' },
      [['domain-ignored', 'Domain', 'github.io', 'for this host only: a public suffix']],
    ],
    ['a=b; Path=x', {}, [['path-ignored', 'Path', 'x', '/a: it must begin with a slash']]],
    [`a=b; Path=${'x'.repeat(70)}`, {}, [['path-ignored', 'Path', 'x'.repeat(64), '/a: it must begin with a slash']]],
    ['a=b; Path=', {}, []],
    ['a=b; Expires=soon', {}, [['expires-unreadable', 'Expires', 'soon', 'ignored: no date']]],
    ['a=b; Expires=soon; Max-Age=5', {}, []],
    ['a=b; Max-Age=soon', {}, [['max-age-unreadable', 'Max-Age', 'soon', 'ignored: no integer']]],
    [
      `a=b; Other=${'x'.repeat(1025)}`,
      {},
      [['attribute-too-long', 'Other', '1025 bytes', 'ignored: over 1,024 bytes']],
    ],
    [`a=b; Other=${'x'.repeat(1024)}`, {}, []],
    [`a=b; Other=${'€'.repeat(342)}`, {}, [['attribute-too-long', 'Other', '1026 bytes', 'ignored: over 1,024 bytes']]],
    [
      `a=b; ${'n'.repeat(40)}=${'x'.repeat(1025)}`,
      {},
      [['attribute-too-long', 'n'.repeat(32), '1025 bytes', 'ignored: over 1,024 bytes']],
    ],
    ['a=b; Max-Age=34560001', {}, [['lifetime-capped', 'Max-Age', '400 days', '400 days']]],
    ['a=b; Max-Age=34560000', {}, []],
    ['a=b; Expires=Wed, 01 Jan 2126 00:00:00 GMT', {}, [['lifetime-capped', 'Expires', '36,524 days', '400 days']]],
  ])('%.60j (%j)', (raw, context, expected) => {
    expect(changes(raw, context)).toEqual(expected);
  });

  it.each<[string, SetCookieContext['browser'], string[][], string]>([
    ['a=b', 'chrome', [['same-site-default', 'absent', 'Lax']], 'unspecified'],
    ['a=b', 'firefox', [['same-site-default', 'absent', 'None']], 'unspecified'],
    ['a=b', 'unknown', [], 'unspecified'],
    ['a=b; SameSite=', 'unknown', [], 'unspecified'],
    ['a=b; SameSite=odd', 'chrome', [['same-site-unknown', 'odd', 'as if absent: Lax']], 'unspecified'],
    ['a=b; SameSite=odd', 'firefox', [['same-site-unknown', 'odd', 'as if absent: None']], 'unspecified'],
    ['a=b; SameSite=odd', 'unknown', [['same-site-unknown', 'odd', 'as if absent']], 'unspecified'],
    [
      `a=b; SameSite=${'o'.repeat(40)}`,
      'unknown',
      [['same-site-unknown', 'o'.repeat(32), 'as if absent']],
      'unspecified',
    ],
    ['a=b; SameSite=STRICT', 'chrome', [], 'Strict'],
  ])('the SameSite of %.40j in %s', (raw, browser, expected, sameSite) => {
    const verdict = judge(raw, { browser });
    expect(verdict.changes.map(({ code, asked, kept }) => [code, asked, kept])).toEqual(expected);
    expect(verdict.cookie?.sameSite).toBe(sameSite);
  });

  it.each<[string, Partial<SetCookieContext>, object]>([
    ['a=b', {}, { domain: 'app.example.com', hostOnly: true, path: '/a' }],
    ['a=b; Domain=.Example.com; Path=/x/', {}, { domain: 'example.com', hostOnly: false, path: '/x/' }],
    ['a=b; Domain=127.0.0.1', { url: 'http://127.0.0.1/' }, { domain: '127.0.0.1', hostOnly: true }],
    ['a=b; Max-Age=60', {}, { expires: NOW + 60_000 }],
    ['a=b; Max-Age=0', {}, { expires: 0 }],
    ['a=b; Max-Age=99999999999', {}, { expires: NOW + 400 * 86_400_000 }],
    ['a=b; Expires=31 Feb 2026 10:00:00', { browser: 'firefox' }, { expires: Date.UTC(2026, 2, 3, 10) }],
    ['a=b; Secure; HttpOnly', {}, { secure: true, httpOnly: true }],
  ])('%j (%j) is kept so', (raw, context, cookie) => {
    expect(judge(raw, context).cookie).toMatchObject(cookie);
  });

  it.each<[string, Partial<SetCookieContext>, true | undefined, true | undefined]>([
    ['a=b; Secure; SameSite=None; Partitioned', {}, true, undefined],
    ['a=b; Secure; SameSite=None; Partitioned', { pageUrl: 'https://elsewhere.com/' }, true, undefined],
    ['a=b; Secure; SameSite=None', { pageUrl: 'https://elsewhere.com/' }, undefined, true],
    ['a=b; Secure; SameSite=None', { pageUrl: 'https://elsewhere.com/', browser: 'firefox' }, true, undefined],
    ['a=b; Secure; SameSite=None', { pageUrl: 'https://www.example.com/' }, undefined, undefined],
    ['a=b; Secure; SameSite=None; Partitioned', { browser: 'unknown' }, undefined, undefined],
  ])('%j (%j) is kept apart: %j, and needs third-party cookies: %j', (raw, context, partitioned, needs) => {
    const verdict = judge(raw, context);
    expect(verdict.cookie?.partitioned).toBe(partitioned);
    expect(verdict.needsThirdParty).toBe(needs);
    const told = verdict.changes.filter(({ code }) => code === 'partitioned');
    const kept = 'apart for each site that embeds it (Total Cookie Protection)';
    const expected = { code: 'partitioned', attribute: 'Partitioned', asked: 'absent', kept };
    expect(told).toEqual(partitioned && !raw.includes('Partitioned') ? [expected] : []);
  });

  it('the Expires of a date that is none does not end it in Chrome', () => {
    expect(judge('a=b; Expires=31 Feb 2026 10:00:00').cookie).not.toHaveProperty('expires');
    expect(judge('a=b; Expires=31 Feb 2026 10:00:00; Max-Age=60', { browser: 'firefox' }).cookie?.expires).toBe(
      NOW + 60_000,
    );
  });
});

describe('the attributes of a cookie', () => {
  it.each([
    ['a=b', []],
    ['a=b;', []],
    ['a=b; ; =; x;y = z ;', [{ name: '', value: '' }, { name: 'x' }, { name: 'y', value: 'z' }]],
    ['a=b;Secure=', [{ name: 'Secure', value: '' }]],
    [' \ta \t= \tb c\t ;\tPath = /x', [{ name: 'Path', value: '/x' }]],
  ])('%j', (raw, attributes) => {
    expect(parseSetCookie(raw).attributes).toEqual(attributes);
  });

  it.each([
    [';x', '', ''],
    ['=v', '', 'v'],
    ['n=', 'n', ''],
    ['v', '', 'v'],
    [' \t ', '', ''],
    ['\u00a0n=\u00a0', '\u00a0n', '\u00a0'],
    ['n=a=b', 'n', 'a=b'],
  ])('%j has the name %j and the value %j', (raw, name, value) => {
    expect(parseSetCookie(raw)).toMatchObject({ name, value });
  });

  it('are kept up to 64, and read whatever their number', () => {
    const cookie = parseSetCookie(`a=b;${'x;'.repeat(70)}Secure; SAMESITE=Strict; sameSite=NONE`);
    expect(cookie.attributes).toHaveLength(64);
    expect(cookie).toMatchObject({ secure: true, sameSite: 'None' });
    expect(parseSetCookie(`a=b; Domain=${'€'.repeat(342)}`).domain).toBeUndefined();
    expect(parseSetCookie('a=b; Max-Age=-99999999999999999999').maxAge).toBe(-Number.MAX_SAFE_INTEGER);
    expect(parseSetCookie('a=b; Max-Age=1x').maxAge).toBeUndefined();
    expect(parseSetCookie('a=b; Max-Age=x1').maxAge).toBeUndefined();
  });
});

it.each([
  ['a=b; Max-Age=0', true],
  ['a=b; Max-Age=1', false],
  ['a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
  ['a=; Expires=Thu, 01 Jan 2026 00:00:01 GMT', true],
  ['a=deleted; Expires=Thu, 01 Jan 2026 00:00:01 GMT', true],
  ['a=DELETE; Expires=Thu, 01 Jan 2026 00:00:01 GMT', true],
  ['a=""; Expires=Thu, 01 Jan 2026 00:00:01 GMT', true],
  ['a=null; Expires=Thu, 01 Jan 2026 00:00:01 GMT', true],
  ['a=deleted-not; Expires=Thu, 01 Jan 2026 00:00:01 GMT', false],
  ['a=not-deleted; Expires=Thu, 01 Jan 2026 00:00:01 GMT', false],
  ['a=value; Expires=Thu, 01 Jan 2026 00:00:01 GMT', false],
  ['a=deleted', false],
  ['a=b; Expires=Thu, 01 Jan 2026 00:00:00 GMT', true],
])('%s ends what the cookie said: %s', (raw, cleared) => {
  expect(isCleared(parseSetCookie(raw), NOW)).toBe(cleared);
});
