import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { API, me, page, SID, signIn, withSid } from '../steps.ts';

describe('cookie-partitioned', () => {
  it('is named where it was set in a frame and is needed at top level', () => {
    expect(
      causesOf([
        page(),
        signIn({
          url: `${API}/login`,
          type: 'subdocument',
          request: { 'sec-fetch-site': 'cross-site' },
          response: { 'set-cookie': `sid=${SID}; Path=/; Secure; SameSite=None; Partitioned` },
        }),
        me({ url: `${API}/me`, pageUrl: `${API}/` }),
      ])[0],
    ).toBe('cookie-partitioned');
  });

  it('is silent where it is needed where it was set', () => {
    expect(
      causesOf([
        page(),
        signIn({
          url: `${API}/login`,
          type: 'subdocument',
          request: { 'sec-fetch-site': 'cross-site' },
          response: { 'set-cookie': `sid=${SID}; Path=/; Secure; SameSite=None; Partitioned` },
        }),
        me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site', ...withSid } }),
      ]),
    ).not.toContain('cookie-partitioned');
  });
});
