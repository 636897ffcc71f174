import { expect, it } from 'vitest';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('leaves different paths alone', () => {
  expect(
    severities('cookie-duplicate-set', [
      { response: { 'set-cookie': ['a=1; Path=/a; Secure', 'a=2; Path=/b; Secure'] } },
    ]),
  ).toEqual([]);
});

it('tells cookies apart by the domain and path they are stored with', () => {
  const of = (url: string, lines: string[]) =>
    severities('cookie-duplicate-set', [{ url, pageUrl: url, response: { 'set-cookie': lines } }]);
  expect(of('https://app.example.com/', ['a=1; Path=/; Domain=example.com; Secure', 'a=2; Path=/; Secure'])).toEqual(
    [],
  );
  expect(of('https://app.example.com/x/y', ['a=1; Path=/x; Secure', 'a=2; Secure'])).toEqual(['warning']);
  expect(of('http://127.0.0.1/', ['a=1; Path=/; Domain=127.0.0.1', 'a=2; Path=/'])).toEqual(['warning']);
  expect(of('https://app.example.com/', ['a=1; Path=/; Secure', 'a=1; Path=/; Secure'])).toEqual([]);
});

it('finds a cookie that is deleted in the answer that sets it: an error at the login', () => {
  const lines = [`sid=${SESSION_ID}; Path=/; Domain=localhost; HttpOnly`, 'sid=; Path=/; Max-Age=0; HttpOnly'];
  const url = 'http://localhost:3000/login';
  const found = severities('cookie-duplicate-set', [
    loginPost({ url, pageUrl: url, response: { 'set-cookie': lines } }),
  ]);
  expect(found).toEqual(['error']);
  expect(
    severities('cookie-duplicate-set', [{ response: { 'set-cookie': ['a=1; Secure', 'a=; Max-Age=0'] } }]),
  ).toEqual(['warning']);
});

it('is silent where the deletion comes first, or deletes another', () => {
  const of = (lines: string[]) => severities('cookie-duplicate-set', [{ response: { 'set-cookie': lines } }]);
  expect(of(['a=; Max-Age=0; Path=/', 'a=1; Path=/; Secure'])).toEqual([]);
  expect(of(['a=1; Path=/; Secure', 'a=; Max-Age=0; Path=/; Domain=example.com'])).toEqual([]);
});

it('is silent on what a sign-out deletes, whatever was set on the way', () => {
  const lines = [`sid=${SESSION_ID}; Path=/; HttpOnly`, 'sid=; Path=/; Max-Age=0'];
  const request = { cookie: `sid=${SESSION_ID}` };
  const at = (url: string, method: string) =>
    severities('cookie-duplicate-set', [{ url, method, request, response: { 'set-cookie': lines } }]);
  expect(at('https://app.example.com/_session', 'DELETE')).toEqual([]);
  expect(at('https://app.example.com/logout', 'POST')).toEqual([]);
  expect(at('https://app.example.com/orders', 'POST')).toEqual(['warning']);
});
