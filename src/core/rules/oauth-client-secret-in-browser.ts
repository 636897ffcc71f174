import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { tokenRequest } from './support/oauth.ts';
import { headerNamed, senderOf } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'oauth-client-secret-in-browser',
  title: 'Client secret in the browser',
  what: 'A token request of a page carries a client secret.',
  why: "A secret that every visitor can read is none; anybody can take the application's place.",
  fix: 'Register the page as a public client and use PKCE, or let a server of yours redeem the code; then change the secret.',
  references: ['CWE 522', 'ASVS 13.3.1', 'OAuth browser apps 6.3.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'client_secret in the body',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'grant_type', value: 'authorization_code' }, { name: 'client_secret' }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a public client',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'grant_type', value: 'authorization_code' }, { name: 'code_verifier' }],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-client-secret-in-browser',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ exchange, url }) {
    const fields = tokenRequest(exchange);
    if (fields === undefined) return [];
    const basic = /^basic /i.test(headerNamed(exchange, 'authorization')?.value ?? '');
    if (!fields.has('client_secret') && !basic) return [];
    const sender = senderOf(exchange);
    if (sender === 'program') return [];
    return [
      {
        severity: sender === 'page' ? 'error' : 'warning',
        message: `A token request ${sender === 'page' ? 'of the page ' : ''}to ${url.host} carries a client secret${basic ? ' by HTTP Basic' : ''}.`,
        evidence: [
          basic ? 'Authorization: Basic' : 'field: client_secret',
          `grant_type: ${shorten(fields.get('grant_type') ?? '')}`,
        ],
      },
    ];
  },
});
