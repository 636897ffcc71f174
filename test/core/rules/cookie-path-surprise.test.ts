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
