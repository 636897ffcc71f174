import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/token-in-ws-url.ts';
import { severities, tell } from './lint.ts';

it('is silent on an ordinary parameter', () => {
  expect(
    severities('token-in-ws-url', [{ url: 'wss://app.example.com/live?room=7', type: 'websocket', status: 101 }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'access_token in the address',
      'warning',
      'jwt#1 stands in the address of a WebSocket to app.example.com, as access_token.',
    ],
  ]);
});
