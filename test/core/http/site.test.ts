import { describe, expect, it } from 'vitest';
import { foldPublicSuffixes, readPublicSuffixes } from '../../../build/public-suffixes.ts';
import { createPublicSuffixes, siteOf } from '../../../src/core/http/site.ts';

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
