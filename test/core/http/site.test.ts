import { describe, expect, it } from 'vitest';
import { foldPublicSuffixes, readPublicSuffixes } from '../../../build/public-suffixes.ts';
import {
  createPublicSuffixes,
  hostOf,
  isIpAddress,
  isLocalHost,
  isPrivateHost,
  isPublicSuffix,
  originOf,
  parseUrl,
  siteOf,
} from '../../../src/core/http/site.ts';

const plain = createPublicSuffixes('// a comment\ncom\nuk\nco.uk\ngithub.io\n*.ck\n!www.ck\n');

describe('the registrable domain', () => {
  it.each([
    ['example.com', 'example.com'],
    ['a.b.example.com', 'example.com'],
    ['a.example.co.uk', 'example.co.uk'],
    ['ada.github.io', 'ada.github.io'],
    ['x.ada.github.io', 'ada.github.io'],
    ['a.b.c.ck', 'b.c.ck'],
    ['a.www.ck', 'www.ck'],
    ['www.ck', 'www.ck'],
    ['a.example.unknown', 'example.unknown'],
    ['com', undefined],
    ['co.uk', undefined],
    ['b.ck', undefined],
    ['', undefined],
  ])('of %s is %s', (host, domain) => {
    expect(plain.registrableDomain(host)).toBe(domain);
  });

  it('is the same by the folded list, for every rule there is', () => {
    const rules = readPublicSuffixes();
    const whole = createPublicSuffixes(rules);
    const folded = createPublicSuffixes(foldPublicSuffixes(rules));
    const different = rules
      .trim()
      .split('\n')
      .map((rule) => rule.replace(/^!/, '').replace(/^\*/, 'any'))
      .flatMap((suffix) => [suffix, `a.${suffix}`, `b.a.${suffix}`])
      .filter((host) => whole.registrableDomain(host) !== folded.registrableDomain(host));
    expect(different).toEqual([]);
    expect(folded.registrableDomain('a.b.kawasaki.jp')).toBe('a.b.kawasaki.jp');
  });
});

it('the site of an address, of localhost and of a public suffix is the host', () => {
  for (const host of ['127.0.0.1', '[::1]', 'localhost', 'shop.localhost', 'co.uk'])
    expect(siteOf(host, plain)).toBe(host);
  expect(siteOf('WWW.Example.com.', plain)).toBe('example.com');
});

it.each([
  ['https://User@EXAMPLE.com:8443/a?b#c', 'example.com', 'https://example.com:8443'],
  ['http://example.com:80/', 'example.com', 'http://example.com'],
  ['ws://example.com:81/', 'example.com', 'http://example.com:81'],
  ['wss://example.com/', 'example.com', 'https://example.com'],
  ['http://[::1]:3000/', '[::1]', 'http://[::1]:3000'],
  ['data:text/plain,x', '', ''],
  ['file:///etc/hosts', '', ''],
  ['/path', '', ''],
  ['http://', '', ''],
  ['', '', ''],
])('of the address %s the host is “%s” and the origin “%s”', (url, host, origin) => {
  expect(hostOf(url)).toBe(host);
  expect(originOf(url)).toBe(origin);
  expect(parseUrl(url)?.href).toBe(URL.canParse(url) ? new URL(url).href : undefined);
});

it.each([
  ['127.0.0.1', true, true, false],
  ['127.255.1.9', true, true, false],
  ['128.0.0.1', true, false, false],
  ['127.0.0.1.example', false, false, false],
  ['x127.0.0.1', false, false, false],
  ['[::1]', true, true, false],
  ['[::12]', true, false, false],
  ['localhost', false, true, false],
  ['app.localhost', false, true, false],
  ['notlocalhost', false, false, false],
  ['localhost.example', false, false, false],
  ['10.0.0.1', true, false, true],
  ['110.0.0.1', true, false, false],
  ['192.168.0.1', true, false, true],
  ['169.254.0.1', true, false, true],
  ['172.15.0.1', true, false, false],
  ['172.16.0.1', true, false, true],
  ['172.25.0.1', true, false, true],
  ['172.31.0.1', true, false, true],
  ['172.32.0.1', true, false, false],
  ['[fc00::1]', true, false, true],
  ['[fd12::1]', true, false, true],
  ['[FE80::1]', true, false, true],
  ['[ff02::1]', true, false, false],
  ['[2001:fd::1]', true, false, false],
  ['printer.local', false, false, true],
  ['app.internal', false, false, true],
  ['app.test', false, false, true],
  ['nas.home.arpa', false, false, true],
  ['nas.lan', false, false, true],
  ['wiki.intranet', false, false, true],
  ['wiki.corp', false, false, true],
  ['corp.example', false, false, false],
  ['my-corp', false, false, false],
  ['1.2.3.4.5', false, false, false],
  ['1.2.3', false, false, false],
  ['1234.1.1.1', false, false, false],
])('%s is an address: %s, of this computer: %s, of a private network: %s', (host, ip, local, isPrivate) => {
  expect([isIpAddress(host), isLocalHost(host), isPrivateHost(host)]).toEqual([ip, local, isPrivate]);
});

it.each([
  ['github.io', true],
  ['ada.github.io', false],
  ['com', true],
  ['example.com', false],
  ['localhost', true],
  ['app.localhost', false],
  ['127.0.0.1', false],
  ['[::1]', false],
])('under %s names belong to different people: %s', (host, is) => {
  expect(isPublicSuffix(host, (name) => siteOf(name, plain))).toBe(is);
});
