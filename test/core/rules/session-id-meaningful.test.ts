import { expect, it } from 'vitest';
import { lintFor, severities } from './lint.ts';

it('finds a serialized PHP object', () => {
  expect(
    severities('session-id-meaningful', [
      {
        response: { 'set-cookie': 'data=O%3A4%3A%22User%22%3A1%3A%7Bs%3A2%3A%22id%22%3Bi%3A1%3B%7D; Secure; HttpOnly' },
      },
    ]),
  ).toEqual(['error']);
});

it('leaves preferences alone', () => {
  expect(
    severities('session-id-meaningful', [
      { response: { 'set-cookie': `session=${btoa('{"theme":"dark","lang":"en"}')}; Secure; HttpOnly` } },
    ]),
  ).toEqual([]);
});

it('leaves to scripts what scripts show', () => {
  expect(
    severities('session-id-meaningful', [
      { response: { 'set-cookie': `user=${btoa('{"user":"ann","email":"ann@example.com"}')}; Secure` } },
    ]),
  ).toEqual([]);
});

it.each([
  ['ada@example.org', ['warning']],
  ['k3Jt7Qx9vR4tZs8wLp3yNc6bHd1jGa5e=|1764343200|ada@example.org', []],
  ['ada@example', []],
])('tells an e-mail address from signed state that ends in one (%s)', (value, expected) => {
  expect(
    severities('session-id-meaningful', [
      { response: { 'set-cookie': `auth=${value}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
    ]),
  ).toEqual(expected);
});

const of = (name: string, value: string, more = '; HttpOnly', also: string[] = []) =>
  lintFor('session-id-meaningful', [
    { response: { 'set-cookie': [`${name}=${value}; Path=/; Secure; SameSite=Lax${more}`, ...also] } },
  ]).map(({ severity, message }) => `${severity} ${message.slice(message.indexOf('"'))}`);
const told = (content: object) => btoa(JSON.stringify(content));

it.each([
  ['session', told({ user: 'ann' }), 'warning "session" is readable JSON with user, and no signature is to be seen.'],
  ['login', 'ada@example.org', 'warning "login" is an e-mail address and nothing else.'],
  ['data', 'O:4:"User":1:{}', 'error "data" holds a serialized object (PHP object).'],
])('says what %s holds', (name, value, expected) => {
  expect(of(name, encodeURIComponent(value))).toEqual([expected]);
});

it.each([
  ['a cookie by another name', 'basket', told({ user: 'ann' }), '; HttpOnly'],
  ['a cookie against forgery', 'csrf_session_token', told({ user: 'ann' }), '; HttpOnly'],
  ['what a script may keep', 'session', told({ user: 'ann' }), ''],
  ['an address that a script may keep', 'login', 'ada@example.org', ''],
  ['nothing that says who', 'session', told({ theme: 'dark' }), '; HttpOnly'],
  ['a signature within', 'session', told({ user: 'ann', sig: 'x' }), '; HttpOnly'],
  ['a MAC within', 'session', told({ user: 'ann', hmac: 'x' }), '; HttpOnly'],
])('is silent on %s', (_what, name, value, more) => {
  expect(of(name, encodeURIComponent(value), more)).toEqual([]);
});
