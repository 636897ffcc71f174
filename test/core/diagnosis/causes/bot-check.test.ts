import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { json, page, signIn } from '../steps.ts';

describe('bot-check', () => {
  it('is named where a firewall answers with its challenge', () => {
    expect(
      causesOf([page(), signIn({ status: 403, response: { 'cf-mitigated': 'challenge', server: 'cloudflare' } })])[0],
    ).toBe('bot-check');
  });

  it('is silent where the application answers behind it', () => {
    expect(
      causesOf([
        page(),
        signIn({ status: 403, response: { server: 'cloudflare' }, responseBody: json({ error: 'locked' }) }),
      ]),
    ).not.toContain('bot-check');
  });
});
