import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationRequest, wordsOf } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-implicit',
  title: 'Implicit flow',
  what: 'An authorization request asks for a token in the redirect itself (response_type with token).',
  why: 'The access token passes through the address of a page, where history, scripts and Referer can give it away.',
  fix: 'Use response_type=code with PKCE.',
  references: ['RFC 9700 2.1.2', 'ASVS 10.4.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'response_type=token',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=token&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
    good: [
      {
        title: 'response_type=code with PKCE',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=code&client_id=web&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&state=af0ifjsldkjaf0ifjsldkj&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256',
            type: 'document',
            status: 302,
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-implicit',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    const types = params === undefined ? [] : wordsOf(params, 'response_type');
    const token = types.includes('token');
    if (
      !token &&
      !(types.includes('id_token') && !types.includes('code') && params?.get('response_mode') !== 'form_post')
    )
      return [];
    return [
      {
        message: `The authorization request to ${url.host} has response_type=${types.map(shorten).join(' ')}.`,
        severity: token ? 'warning' : 'info',
        evidence: [`response_type: ${types.map(shorten).join(' ')}`],
        fix: 'response_type=code&code_challenge=…&code_challenge_method=S256',
      },
    ];
  },
});
