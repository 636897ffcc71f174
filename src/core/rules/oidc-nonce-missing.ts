import { defineRule, type RuleMeta } from './rule.ts';
import { authorizationRequest, isHidden, wordsOf } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oidc-nonce-missing',
  title: 'ID token asked for without nonce',
  what: 'An authorization request asks for an ID token in the redirect and has no nonce.',
  why: 'An ID token that somebody recorded can be played back as a login.',
  fix: 'Send a random nonce, and compare it with the one in the ID token.',
  references: ['OIDC Core 3.2.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'id_token without nonce',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code%20id_token&client_id=web&scope=openid&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'id_token with nonce',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code%20id_token&client_id=web&scope=openid&state=af0ifjsldkjaf0ifjsldkj&nonce=n-0S6WzA2Mj4kQx81&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oidc-nonce-missing',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    if (
      params === undefined ||
      isHidden(params) ||
      params.has('nonce') ||
      !wordsOf(params, 'response_type').includes('id_token')
    )
      return [];
    return [
      {
        message: `The authorization request to ${url.host} asks for an ID token without a nonce.`,
        evidence: ['nonce: absent'],
      },
    ];
  },
});
