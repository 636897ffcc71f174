import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/auth-over-ws.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent on localhost', () => {
  expect(
    severities('auth-over-ws', [
      { url: 'ws://localhost:3000/live', type: 'websocket', status: 101, request: { cookie: `sid=${SESSION_ID}` } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a session cookie over ws', 'error', 'session#1 was sent to app.example.com over an unencrypted WebSocket.'],
  ]);
});
