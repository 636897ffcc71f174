import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, form, IDP, page, SID, signIn, withSid } from '../steps.ts';

describe('cookie-same-site', () => {
  it('is named where a provider posts back and the state is Lax', () => {
    expect(
      causesOf([
        page({
          status: 302,
          response: { location: `${IDP}/sso`, 'set-cookie': `saml_state=${SID}; Path=/; Secure; SameSite=Lax` },
        }),
        {
          url: `${APP}/saml/acs`,
          method: 'POST',
          type: 'document',
          status: 302,
          request: { origin: IDP, 'sec-fetch-site': 'cross-site' },
          requestBody: form({ SAMLResponse: 'PHNhbWxwOlJlc3BvbnNlLz4=' }),
          response: { location: '/login?error=state' },
        },
      ])[0],
    ).toBe('cookie-same-site');
  });

  it('is silent where the state came along', () => {
    expect(
      causesOf([
        page({
          status: 302,
          response: { location: `${IDP}/sso`, 'set-cookie': `saml_state=${SID}; Path=/; Secure; SameSite=None` },
        }),
        {
          url: `${APP}/saml/acs`,
          method: 'POST',
          type: 'document',
          status: 302,
          request: { origin: IDP, 'sec-fetch-site': 'cross-site', cookie: `saml_state=${SID}` },
          requestBody: form({ SAMLResponse: 'PHNhbWxwOlJlc3BvbnNlLz4=' }),
          response: { location: '/login?error=state' },
        },
      ]),
    ).not.toContain('cookie-same-site');
  });

  it('is named where a Strict session stays behind after a link from outside', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; Secure; SameSite=Strict` } }),
        page({
          url: `${APP}/orders`,
          status: 302,
          request: { 'sec-fetch-site': 'cross-site' },
          response: { location: '/login' },
        }),
      ])[0],
    ).toBe('cookie-same-site');
  });

  it('is silent where the link is within the site', () => {
    expect(
      causesOf([
        signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; Secure; SameSite=Strict` } }),
        page({
          url: `${APP}/orders`,
          status: 302,
          request: { 'sec-fetch-site': 'same-origin', ...withSid },
          response: { location: '/login' },
        }),
      ]),
    ).not.toContain('cookie-same-site');
  });
});
