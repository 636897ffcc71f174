import { defineRule, type RuleMeta } from './rule.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-pkce-plain',
  title: 'PKCE with the method plain',
  what: 'An authorization request has a code_challenge with the method plain, or without a method, which means plain.',
  why: 'The challenge is the verifier itself, so whoever sees the request can redeem the code.',
  fix: 'Send code_challenge_method=S256 and the SHA-256 of the verifier.',
  references: ['RFC 7636 4.3', 'RFC 9700 2.1.1', 'ASVS 10.4.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no method',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'S256',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-pkce-plain',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    if (!params?.has('code_challenge')) return [];
    const method = params.get('code_challenge_method');
    if (method !== undefined && method !== 'plain') return [];
    return [
      {
        message: `The authorization request to ${url.host} uses PKCE with ${method === undefined ? 'no method, which means plain' : 'the method plain'}.`,
        evidence: [`code_challenge_method: ${method ?? 'absent'}`],
        fix: 'code_challenge_method=S256',
      },
    ];
  },
});
