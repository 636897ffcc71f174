import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const of = (url: string, line: string) =>
  severities('cookie-domain-public-suffix', [{ url, pageUrl: url, response: { 'set-cookie': line } }]);

it('knows suffixes of the private section', () => {
  expect(of('https://me.github.io/', 'a=1; Domain=github.io; Secure')).toEqual(['warning']);
  expect(of('https://me.github.io/', `sid=${SESSION_ID}; Domain=github.io; Secure`)).toEqual(['error']);
});

it.each(['http://app.dev.localhost:3000/', 'http://dev.localhost/'])('is silent at %s, which is no suffix', (url) => {
  expect(of(url, `sid=${SESSION_ID}; Domain=.dev.localhost; HttpOnly`)).toEqual([]);
});

it('finds localhost itself, from a name under it', () => {
  expect(of('http://app.localhost/', `sid=${SESSION_ID}; Domain=localhost; HttpOnly`)).toEqual(['error']);
});

it('is silent on a cookie that a network in front of the site sets for its own zone', () => {
  expect(of('https://me.github.io/', `__cf_bm=${SESSION_ID}${SESSION_ID}; Domain=github.io; Secure; HttpOnly`)).toEqual(
    [],
  );
});

it('is silent on an IP address', () => {
  expect(of('http://192.0.2.10/', `sid=${SESSION_ID}; Domain=192.0.2.10`)).toEqual([]);
});
