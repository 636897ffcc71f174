import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { lintFor } from './lint.ts';

const said = (target: string, rest: ExampleExchange = {}) =>
  lintFor('login-over-get', [{ url: `https://app.example.com${target}`, ...rest }]).map(({ message }) => message);
const QUERY = '?user=ada&password=********';

it('finds it by its path, or by the cookie it gets', () => {
  const text = ['A login at app.example.com sends user and password in the URL, by GET.'];
  expect(said(`/login.php${QUERY}`)).toEqual(text);
  expect(said(`/api/auth${QUERY}`)).toEqual(text);
  expect(said(`/start${QUERY}`, { response: { 'set-cookie': 'id=1' } })).toEqual(text);
});

it.each([
  ['a request that goes with each call', `/rest/ping${QUERY}`, {}],
  ['a POST', `/login${QUERY}`, { method: 'POST' }],
  ['no password', '/login?user=ada', {}],
  ['no user name', '/login?password=********', {}],
])('is silent on %s', (_title, target, rest) => {
  expect(said(target, rest)).toEqual([]);
});
