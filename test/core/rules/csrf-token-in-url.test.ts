import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-token-in-url.ts';
import { severities, tell } from './lint.ts';

it('is silent on a short value', () => {
  expect(severities('csrf-token-in-url', [{ url: 'https://app.example.com/?csrf=1' }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['csrf_token in the query', 'warning', 'A GET to app.example.com has a CSRF token in the URL, as csrf_token.'],
  ]);
});

it('is silent on the handshake of a WebSocket, to which a page can give nothing but its address', () => {
  const url = `wss://app.example.com/live/websocket?_csrf_token=${'Zk29Qw7Lx4'.repeat(3)}`;
  expect(severities('csrf-token-in-url', [{ url, type: 'websocket', status: 101 }])).toEqual([]);
  expect(severities('csrf-token-in-url', [{ url: url.replace('wss', 'https') }])).toEqual(['warning']);
});
