import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, authorize, IDP, page, SID, signIn } from '../steps.ts';

describe('third-party-blocked', () => {
  it('is named where a silent sign-in goes without the session of the provider', () => {
    expect(
      causesOf([
        signIn({
          type: 'document',
          url: `${IDP}/login`,
          pageUrl: `${IDP}/login`,
          response: { 'set-cookie': `AUTH=${SID}; Path=/; Secure; SameSite=None` },
        }),
        page(),
        authorize(
          { prompt: 'none' },
          {
            type: 'subdocument',
            status: 302,
            request: { 'sec-fetch-site': 'cross-site' },
            response: { location: `${APP}/silent#error=login_required&state=x` },
          },
        ),
      ])[0],
    ).toBe('third-party-blocked');
  });

  it('is silent where the session went along', () => {
    expect(
      causesOf([
        signIn({
          type: 'document',
          url: `${IDP}/login`,
          pageUrl: `${IDP}/login`,
          response: { 'set-cookie': `AUTH=${SID}; Path=/; Secure; SameSite=None` },
        }),
        page(),
        authorize(
          { prompt: 'none' },
          {
            type: 'subdocument',
            status: 302,
            request: { 'sec-fetch-site': 'cross-site', cookie: `AUTH=${SID}` },
            response: { location: `${APP}/silent#error=login_required&state=x` },
          },
        ),
      ]),
    ).not.toContain('third-party-blocked');
  });
});
