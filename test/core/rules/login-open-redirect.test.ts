import { expect, it } from 'vitest';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

const of = (query: string, location: string, more: object = {}) =>
  severities('login-open-redirect', [
    loginPost({ url: `https://app.example.com/login${query}`, response: { location }, ...more }),
  ]);
const evil = 'https://evil.example.net/home';
const next = `?next=${encodeURIComponent(evil)}`;

it('finds it in the address of the form and in that of the page before it', () => {
  expect(of(next, evil)).toEqual(['warning']);
  expect(of(`?next=${encodeURIComponent('//evil.example.net/home')}`, `${evil}?x=1`)).toEqual(['warning']);
  const request = {
    referer: `https://app.example.com/login${next}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  expect(of('', evil, { request })).toEqual(['warning']);
});

it.each([
  ['the site itself', '?next=%2Fhome', '/home'],
  ['another host of the site', `?next=${encodeURIComponent('https://shop.example.com/')}`, 'https://shop.example.com/'],
  ['another site than was asked for', next, 'https://partner.example.org/'],
  ['an address that a protocol registers', `?redirect_uri=${encodeURIComponent(evil)}`, evil],
  ['an answer of a sign-in server', next, `${evil}?code=abc&state=def`],
])('is silent on %s', (_what, query, location) => {
  expect(of(query, location)).toEqual([]);
});

it('is silent where the sign-in failed', () => {
  expect(of(next, evil, { status: 401 })).toEqual([]);
});

it.each([
  ['redirects to no place', { status: 302, response: {} }],
  ['is a page, whatever its Location', { status: 200, response: { location: evil } }],
  ['refuses', { status: 400, response: { location: evil } }],
])('is silent where the answer %s', (_what, more) => {
  expect(of(next, evil, more)).toEqual([]);
});

it.each([300, 303, 307])('finds it in an answer %s', (status) => {
  expect(of(next, evil, { status })).toEqual(['warning']);
});

it('is silent on a place of the other site that the parameter did not name, and on a hand-over to a sign-in server', () => {
  expect(of(next, 'https://evil.example.net/other')).toEqual([]);
  const authorize = 'https://id.example.net/authorize?client_id=web&response_type=code&redirect_uri=x&state=y';
  expect(of(`?next=${encodeURIComponent('https://id.example.net/authorize')}`, authorize)).toEqual([]);
});

it('is silent where nobody signed in', () => {
  const url = `https://app.example.com/go${next}`;
  expect(severities('login-open-redirect', [{ url, status: 302, response: { location: evil } }])).toEqual([]);
});

it.each([
  ['a target without a host', '?next=mailto%3Aann%40evil.example.net', 'mailto:ann@evil.example.net'],
  [
    'an address that a protocol registers, beside other parameters',
    `?lang=de&redirect_uri=${encodeURIComponent(evil)}&z=1`,
    evil,
  ],
  [
    'the same path on another host than was asked for',
    `?next=${encodeURIComponent('https://partner.example.org/home')}`,
    evil,
  ],
])('is silent on %s', (_what, query, location) => {
  expect(of(query, location)).toEqual([]);
});

it('passes over parameters that are no address', () => {
  expect(of(`?broken=http%3A%2F%2F&next=${encodeURIComponent(evil)}`, evil)).toEqual(['warning']);
});
