import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, page, signIn, withSid } from '../steps.ts';

describe('websocket-without-credential', () => {
  it('is named where the handshake has nothing and other requests a token', () => {
    expect(
      causesOf([
        page(),
        { url: `${APP}/api/items`, request: { authorization: bearer() } },
        {
          url: 'wss://app.example.com/api/live',
          type: 'websocket',
          status: 401,
          request: { origin: APP, upgrade: 'websocket' },
        },
      ])[0],
    ).toBe('websocket-without-credential');
  });

  it('is silent where the handshake carries a session', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: 'wss://app.example.com/api/live',
          type: 'websocket',
          status: 401,
          request: { origin: APP, upgrade: 'websocket', ...withSid },
        },
      ]),
    ).not.toContain('websocket-without-credential');
  });
});
