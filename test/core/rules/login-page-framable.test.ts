import { expect, it } from 'vitest';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

const page = (response: object, more: object = {}) => ({
  url: 'https://app.example.com/login',
  type: 'document' as const,
  response: { 'content-type': 'text/html', ...response },
  ...more,
});
const of = (response: object, post: object = {}, more: object = {}) =>
  severities('login-page-framable', [page(response, more), loginPost(post)]);

it('finds a page that lets every site frame it', () => {
  expect(of({})).toEqual(['info']);
  expect(of({ 'content-security-policy': "default-src 'self'" })).toEqual(['info']);
  expect(of({ 'content-security-policy': 'frame-ancestors *' })).toEqual(['info']);
  expect(of({ 'content-security-policy': 'frame-ancestors https:' })).toEqual(['info']);
  expect(of({ 'x-frame-options': 'ALLOW-FROM https://a.example' })).toEqual(['info']);
});

it.each([
  [{ 'x-frame-options': 'SAMEORIGIN' }],
  [{ 'x-frame-options': 'deny' }],
  [{ 'content-security-policy': "frame-ancestors 'none'" }],
  [{ 'content-security-policy': "default-src 'self'; frame-ancestors https://portal.example.com" }],
])('is silent with %o', (response) => {
  expect(of(response)).toEqual([]);
});

it('finds the page by the Referer of a script that signs in from it', () => {
  const post = {
    url: 'https://app.example.com/api/session',
    type: 'fetch' as const,
    status: 200,
    request: { referer: 'https://app.example.com/login', 'content-type': 'application/json' },
    requestBody: { mediaType: 'application/json', fields: [{ name: 'email' }, { name: 'password' }] },
  };
  expect(of({}, post)).toEqual(['info']);
  expect(of({}, { ...post, request: { ...post.request, referer: 'https://app.example.com/other' } })).toEqual([]);
});

it('is silent on what is no page, or was no sign-in page', () => {
  expect(of({ 'content-type': 'application/json' })).toEqual([]);
  expect(of({}, {}, { status: 404 })).toEqual([]);
  expect(severities('login-page-framable', [page({})])).toEqual([]);
});
