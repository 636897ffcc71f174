import { expect, it } from 'vitest';
import { severities } from './lint.ts';

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
