import { defineRule, type RuleMeta } from './rule.ts';
import { tokenRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-code-reused',
  title: 'Authorization code redeemed twice',
  what: 'The same code was sent to the token endpoint more than once.',
  why: "The second time must fail, and the server may then revoke the tokens of the first; often a page's start-up code runs twice.",
  fix: 'Redeem the code once, and remember that it was.',
  references: ['RFC 6749 4.1.2', 'OAuth 2.1 4.1.3', 'ASVS 10.4.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'twice',
        exchanges: [1, 2].map(() => ({
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
        })),
      },
    ],
    good: [
      {
        title: 'once',
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
  id: 'oauth-code-reused',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ exchange, url }, _context, codes) {
    const fields = tokenRequest(exchange);
    const code = fields?.get('grant_type') === 'authorization_code' ? fields.get('code') : undefined;
    if (code === undefined || exchange.error !== undefined) return [];
    const first = codes.get(code);
    if (first === undefined && codes.size < 200) codes.set(code, exchange.id);
    // The same exchange comes again when its body has been read.
    if (first === undefined || first === exchange.id) return [];
    return [
      {
        message: `A code was redeemed a second time at ${url.host} and answered ${exchange.status}.`,
        evidence: [`status: ${exchange.status}`],
      },
    ];
  },
});
