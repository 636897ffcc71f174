import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { CODE, IDP, me, page, SID, signIn, withSid } from '../steps.ts';

describe('cookie-host-only', () => {
  it('is named where the sign-in was at www and the request goes to the bare name', () => {
    expect(
      causesOf([
        signIn({ url: 'https://www.example.com/login', pageUrl: 'https://www.example.com/' }),
        me({ url: 'https://example.com/api/me', pageUrl: 'https://example.com/' }),
      ])[0],
    ).toBe('cookie-host-only');
  });

  it('is silent where the cookie has a Domain and goes along', () => {
    expect(
      causesOf([
        signIn({
          url: 'https://www.example.com/login',
          response: { 'set-cookie': `sid=${SID}; Domain=example.com; Path=/; Secure` },
        }),
        me({ url: 'https://example.com/api/me', request: withSid }),
      ]),
    ).not.toContain('cookie-host-only');
  });

  it('is named where localhost was signed in to and 127.0.0.1 is asked', () => {
    expect(
      causesOf([
        signIn({
          url: 'http://localhost:3000/login',
          pageUrl: 'http://localhost:3000/',
          response: { 'set-cookie': `sid=${SID}; Path=/; HttpOnly` },
        }),
        me({ url: 'http://127.0.0.1:3000/me', pageUrl: 'http://127.0.0.1:3000/' }),
      ])[0],
    ).toBe('cookie-host-only');
  });

  it('is named where the state was kept at www and the callback is at the bare name', () => {
    expect(
      causesOf([
        page({
          url: 'https://www.example.com/login',
          status: 302,
          response: {
            location: `${IDP}/authorize?client_id=web&response_type=code&state=abc`,
            'set-cookie': `oauth_state=${SID}; Path=/; Secure; SameSite=Lax`,
          },
        }),
        page({
          url: `https://example.com/callback?code=${CODE}&state=abc`,
          status: 302,
          request: { 'sec-fetch-site': 'cross-site' },
          response: { location: '/login' },
        }),
      ])[0],
    ).toBe('cookie-host-only');
  });
});
