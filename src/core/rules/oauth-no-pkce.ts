import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationRequest, isHidden, wordsOf } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-no-pkce',
  title: 'Authorization code without PKCE',
  what: 'An authorization request for a code has no code_challenge.',
  why: 'Whoever intercepts the code, or slips another one in, can finish the login.',
  fix: 'Make a random code_verifier for each login, and send code_challenge with code_challenge_method=S256.',
  references: ['RFC 9700 2.1.1', 'RFC 7636 4.3', 'ASVS 10.4.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a code without PKCE',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'a code with PKCE',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
      {
        title: 'pushed parameters, which cannot be seen',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-no-pkce',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  check({ url }) {
    const params = authorizationRequest(url);
    if (
      params === undefined ||
      isHidden(params) ||
      params.has('code_challenge') ||
      !wordsOf(params, 'response_type').includes('code')
    )
      return [];
    // A confidential OpenID Connect client may rely on nonce instead (RFC 9700 section 2.1.1); whether this one is, cannot be seen.
    const nonce = params.has('nonce') && wordsOf(params, 'scope').includes('openid');
    return [
      {
        message: `The authorization request to ${url.host} asks for a code without PKCE.`,
        severity: nonce ? 'info' : 'warning',
        evidence: ['code_challenge: absent', `client_id: ${shorten(params.get('client_id') ?? '')}`],
        fix: 'code_challenge=…&code_challenge_method=S256',
      },
    ];
  },
});
