import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on an ordinary parameter', () => {
  expect(
    severities('token-in-ws-url', [{ url: 'wss://app.example.com/live?room=7', type: 'websocket', status: 101 }]),
  ).toEqual([]);
});
