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
