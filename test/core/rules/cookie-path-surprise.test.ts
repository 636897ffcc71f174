import { expect, it } from 'vitest';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const login = (line: string) =>
  loginPost({
    url: 'https://app.example.com/account/login',
    response: { location: '/account/home', 'set-cookie': line },
  });
const home = { url: 'https://app.example.com/account/home', request: { cookie: `sid=${SESSION_ID}` } };
const orders = { url: 'https://app.example.com/orders', status: 401 };
const of = (line: string, ...more: object[]) => severities('cookie-path-surprise', [login(line), ...more]);

it('finds a script that is refused outside the path', () => {
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, home, orders)).toEqual(['warning']);
  expect(of(`sid=${SESSION_ID}; Path=/account; Secure; HttpOnly`, home, orders)).toEqual(['warning']);
});

it('is silent where nothing misses it, and before the cookie was of any use', () => {
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, home)).toEqual([]);
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, orders)).toEqual([]);
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, home, { url: orders.url })).toEqual([]);
});

it('is silent where a cookie of the name covers the host, within the path, and on another host', () => {
  const wide = { url: 'https://app.example.com/', response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure` } };
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, wide, home, orders)).toEqual([]);
  expect(
    of(`sid=${SESSION_ID}; Secure; HttpOnly`, home, { ...orders, url: 'https://app.example.com/account/x' }),
  ).toEqual([]);
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, home, { ...orders, url: 'https://api.example.com/orders' })).toEqual(
    [],
  );
});

const path = (line: string, at: string, ...more: object[]) =>
  severities('cookie-path-surprise', [
    loginPost({ url: `https://app.example.com${at}/login`, response: { location: `${at}/home`, 'set-cookie': line } }),
    ...more,
  ]);
const inside = (at: string, more: object = {}) => ({
  url: `https://app.example.com${at}/home`,
  request: { cookie: `sid=${SESSION_ID}` },
  ...more,
});

it.each([
  ['/account', ['warning']],
  ['/flow/0123456789abcdef', []],
  ['/flow/0123456789abcde', ['warning']],
  ['/flow/abcdefghijklmnopq', ['warning']],
  ['/0123456789abcdef/x', []],
])('knows a path of one transaction by the ID in it: %s', (at, expected) => {
  expect(path(`sid=${SESSION_ID}; Secure; HttpOnly`, at, inside(at), { ...orders })).toEqual(expected);
});

it.each([
  [{ status: 401 }, ['warning']],
  [{ status: 403 }, ['warning']],
  [{ status: 404 }, []],
  [{ status: 302, response: { location: '/login' } }, ['warning']],
  [{ status: 300, response: { location: '/login' } }, ['warning']],
  [{ status: 399, response: { location: '/login' } }, ['warning']],
  [{ status: 400, response: { location: '/login' } }, []],
  [{ status: 200, response: { location: '/login' } }, []],
  [{ status: 302, response: { location: '/elsewhere' } }, []],
  [{ status: 302 }, []],
  [{ status: 302, url: 'https://app.example.com/login', response: { location: '/login?again' } }, []],
])('calls refused what is answered so: %j', (answer, expected) => {
  expect(of(`sid=${SESSION_ID}; Secure; HttpOnly`, home, { ...orders, ...answer })).toEqual(expected);
});

it.each([
  ['a cookie that holds no session', (one: string) => one.replace('sid=', 'theme='), {}, []],
  ['a request that carried it and was refused', (one: string) => one, { status: 400 }, []],
  ['a request that carried it and was let in', (one: string) => one, { status: 399 }, ['warning']],
])('counts only what works: %s', (_what, change, more, expected) => {
  const line = change(`sid=${SESSION_ID}; Secure; HttpOnly`);
  expect(of(line, { ...home, ...more }, orders)).toEqual(expected);
});

it('is silent before anybody signed in', () => {
  const set = { url: 'https://app.example.com/account/a', response: { 'set-cookie': `sid=${SESSION_ID}; Secure` } };
  expect(severities('cookie-path-surprise', [set, home, orders])).toEqual([]);
});
