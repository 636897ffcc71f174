import { expect, test } from 'vitest';
import { readCall } from '../../../src/core/http/remote-call.ts';
import { readBodyText } from '../../../src/core/http/request-body.ts';
import { findQuadratic } from './linear.ts';

test('JSON-RPC is named by its method, a batch by its first', () => {
  expect(readCall({ jsonrpc: '2.0', method: 'user.login', params: { user: 'ada' }, id: 1 })).toBe('user.login');
  expect(readCall({ method: 'auth.login', params: ['canary'], id: 2 })).toBe('auth.login');
  expect(
    readCall([
      { jsonrpc: '2.0', method: 'system.listMethods' },
      { method: 'x', params: [] },
    ]),
  ).toBe('system.listMethods');
});

test('a GraphQL mutation is named by its first field, whatever its own name and alias', () => {
  expect(readCall({ query: 'mutation { login(email: "a", password: "canary") { token } }' })).toBe('login');
  expect(readCall({ query: 'mutation SignIn($in: SignInInput!) {\n  session: signIn(input: $in) { jwt }\n}' })).toBe(
    'signIn',
  );
  expect(readCall({ query: '{ me { id } }' })).toBe(undefined);
  expect(readCall({ query: 'query Login { me { id } }' })).toBe(undefined);
});

test.each([
  ['a form with a field called method', { method: 'card', amount: 3 }],
  ['a method that may be a secret', { method: '8f14e45fceea167a5a36dedd4bea2543', params: [] }],
  ['a search', { query: 'red shoes' }],
  ['no object', 'auth.login'],
  ['nothing', null],
  ['an empty batch', []],
])('%s calls nothing that has a name', (_title, body) => {
  expect(readCall(body)).toBe(undefined);
});

test('of a call by position only the procedure is kept', () => {
  const body = readBodyText('application/json', '{"method":"auth.login","params":["canary"],"id":2}');
  expect(body.call).toBe('auth.login');
  expect(JSON.stringify(body)).not.toContain('canary');
});

test('a long text takes no longer than its length allows', () => {
  expect(findQuadratic((text) => readCall({ query: `mutation ${text}` }), '', 40_000, ['(', ' a'])).toEqual([]);
  expect(findQuadratic((text) => readCall({ query: `mutation x${text}{` }), '', 40_000, ['(', ' a'])).toEqual([]);
});
