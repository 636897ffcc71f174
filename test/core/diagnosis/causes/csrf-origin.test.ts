import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, json, page, signIn, withSid } from '../steps.ts';

describe('csrf-origin', () => {
  it('is named where the server says that the origin check failed', () => {
    expect(
      causesOf([
        page(),
        signIn({
          type: 'document',
          status: 403,
          request: { origin: APP },
          response: {},
          responseBody: json({
            detail: 'CSRF Failed: Origin checking failed - https://app.example.com does not match any trusted origins.',
          }),
        }),
      ])[0],
    ).toBe('csrf-origin');
  });

  it('is silent where a good request is refused for its rights', () => {
    expect(
      causesOf([
        page(),
        { url: `${APP}/api/x`, method: 'POST', status: 403, request: { origin: APP, authorization: bearer() } },
      ]),
    ).not.toContain('csrf-origin');
  });

  it('is named where a WebSocket comes from another origin', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        {
          url: 'wss://app.example.com/live',
          type: 'websocket',
          status: 403,
          request: { origin: 'https://www.example.com', ...withSid },
        },
      ])[0],
    ).toBe('csrf-origin');
  });
});
