import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { tokenRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-ropc',
  title: 'Password grant',
  what: 'The browser sends name and password of the user to a token endpoint (grant_type=password).',
  why: 'The page sees the password, no second factor or passkey fits in, and people learn to type it anywhere.',
  fix: 'Send people to the sign-in page of the server: the authorization code with PKCE.',
  references: ['RFC 9700 2.4', 'ASVS 10.4.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'grant_type=password',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            pageUrl: 'https://shop.example.net/',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'grant_type', value: 'password' }, { name: 'username' }, { name: 'password' }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'grant_type=authorization_code',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'grant_type', value: 'authorization_code' },
                { name: 'code', value: 'SplxlOBeZQQYbYS6WxSbIA' },
                { name: 'code_verifier' },
              ],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-ropc',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }, { siteOf }) {
    const grant = tokenRequest(exchange)?.get('grant_type');
    if (grant !== 'password' && grant !== 'http://auth0.com/oauth/grant-type/password-realm') return [];
    // Where the page is of the site that the password belongs to, nobody else gets to see it.
    const page = hostOf(exchange.pageUrl ?? exchange.initiator ?? '');
    const isOwn = page !== '' && siteOf(page) === siteOf(url.hostname);
    return [
      {
        message: `A token request to ${url.host} has grant_type=password.`,
        severity: isOwn ? 'warning' : 'error',
        evidence: ['grant_type: password'],
      },
    ];
  },
});
