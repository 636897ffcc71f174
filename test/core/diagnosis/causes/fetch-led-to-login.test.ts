import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { APP, IDP, me, page, signIn } from '../steps.ts';

describe('fetch-led-to-login', () => {
  it('is named where an API redirects a script to the provider', () => {
    expect(
      causesOf([
        page(),
        { url: `${APP}/api/items`, request: { authorization: bearer() } },
        {
          url: `${APP}/api/items`,
          status: 302,
          request: { authorization: bearer() },
          response: { location: `${IDP}/authorize?client_id=web&response_type=code` },
        },
      ])[0],
    ).toBe('fetch-led-to-login');
  });

  it('is named before the session that the server no longer knows', () => {
    const sid = { cookie: 'sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a' };
    const location = `${IDP}/authorize?client_id=web&response_type=code`;
    const asks = { url: `${APP}/api/items`, request: sid };
    expect(causesOf([page(), signIn(), asks, { ...asks, status: 302, response: { location } }])[0]).toBe(
      'fetch-led-to-login',
    );
  });

  it('is silent where it answers 401', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('fetch-led-to-login');
  });
});
