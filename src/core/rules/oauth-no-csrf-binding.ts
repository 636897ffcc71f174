import { defineRule, type RuleMeta } from './rule.ts';
import { authorizationRequest, isHidden } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-no-csrf-binding',
  title: 'Login that nothing binds to the browser',
  what: 'An authorization request has neither state nor code_challenge nor nonce.',
  why: 'Somebody can make the user finish a login of theirs, and so use their account without knowing.',
  fix: 'Use PKCE, or send a random state and compare it on the way back.',
  references: ['RFC 9700 2.1', 'RFC 9700 4.7.1', 'CWE 352', 'ASVS 10.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'none of them',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'PKCE without state',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-no-csrf-binding',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    if (
      params === undefined ||
      isHidden(params) ||
      ['state', 'code_challenge', 'nonce'].some((name) => params.get(name))
    )
      return [];
    return [
      {
        message: `The authorization request to ${url.host} has neither state nor PKCE nor nonce.`,
        evidence: ['state: absent', 'code_challenge: absent', 'nonce: absent'],
      },
    ];
  },
});
