import { describe, expect, test } from 'vitest';
import { createHstsHosts, readMaxAge } from '../../../../src/core/rules/engine/hsts.ts';
import { createExchanges } from '../../../../src/core/rules/support/examples.ts';

/** The hosts after answers with these fields, as address and value. */
function hostsAfter(...answers: [url: string, value: string | undefined][]) {
  const hosts = createHstsHosts();
  const exchanges = answers.map(([url, value]) => ({ url, response: { 'strict-transport-security': value } }));
  for (const exchange of createExchanges({ exchanges })) hosts.observe(exchange);
  return hosts;
}

describe('hosts that ask for https only', () => {
  test.each([
    ['max-age=31536000', 31_536_000],
    ['max-age=0', 0],
    ['MAX-AGE=600', 600],
    ['includeSubDomains; max-age=600', 600],
    ['includeSubDomains ;  max-age  =  "600"  ; preload', 600],
    ['max-age=600;includeSubDomains', 600],
    ['', undefined],
    ['max-age', undefined],
    ['max-age=', undefined],
    ['max-age=soon', undefined],
    ['max-age=-1', undefined],
    ['max-age=600s', undefined],
    ['x-max-age=600', undefined],
    ['includeSubDomains', undefined],
  ])('the max-age of %j is %j', (value, seconds) => {
    expect(readMaxAge(value)).toBe(seconds);
  });

  test('are those that said so over https', () => {
    const hosts = hostsAfter(
      ['https://a.example.com/', 'max-age=600'],
      ['http://b.example.com/', 'max-age=600'],
      ['https://c.example.com/', undefined],
      ['https://d.example.com/', 'includeSubDomains'],
    );
    const names = ['a', 'b', 'c', 'd'].map((name) => `${name}.example.com`);
    expect(names.filter(hosts.has)).toEqual(['a.example.com']);
  });

  test('are no addresses', () => {
    expect(hostsAfter(['https://192.0.2.7/', 'max-age=600']).has('192.0.2.7')).toBe(false);
    expect(hostsAfter(['https:///', 'max-age=600']).has('')).toBe(false);
  });

  test('a max-age of zero takes it back, and another says it again', () => {
    const set: [string, string] = ['https://a.example.com/', 'max-age=600'];
    const unset: [string, string] = ['https://a.example.com/', 'max-age=0'];
    expect(hostsAfter(set, unset).has('a.example.com')).toBe(false);
    expect(hostsAfter(set, unset, set).has('a.example.com')).toBe(true);
  });

  test.each([
    ['max-age=600; includeSubDomains', true],
    ['includesubdomains;max-age=600', true],
    ['max-age=600 ;  INCLUDESUBDOMAINS  ; preload', true],
    ['max-age=600; x-includeSubDomains', false],
    ['max-age=600; includeSubDomainsToo', false],
    ['max-age=600', false],
  ])('%j speaks for the hosts below: %j', (value, below) => {
    const hosts = hostsAfter(['https://example.com/', value]);
    expect(['www.example.com', 'a.b.example.com'].map(hosts.has)).toEqual([below, below]);
    expect(hosts.has('example.com')).toBe(true);
    expect(['com', 'notexample.com', 'example.org'].map(hosts.has)).toEqual([false, false, false]);
  });

  test('are a bounded number, the first that came', () => {
    const answers = Array.from({ length: 1100 }, (_, n): [string, string] => [`https://h${n}.example/`, 'max-age=1']);
    const hosts = hostsAfter(...answers);
    expect(answers.filter((_, n) => hosts.has(`h${n}.example`))).toHaveLength(1000);
    expect(hosts.has('h0.example')).toBe(true);
  });
});
