import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorizationRequest, wordsOf } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-response-mode-risky',
  title: 'Token asked for in the query',
  what: 'An authorization request asks for a token and for response_mode=query.',
  why: 'The token would stand in the address that is sent to the server, logged, and handed on as Referer.',
  fix: 'Use response_type=code, or response_mode=form_post.',
  references: ['RFC 9700 4.3.2', 'CWE 598'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'id_token by query',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=id_token&response_mode=query&client_id=web&nonce=n-0S6WzA2Mj4kQx81&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
          },
        ],
      },
    ],
    good: [
      {
        title: 'id_token by form',
        exchanges: [
          {
            url: 'https://id.example.com/authorize?response_type=id_token&response_mode=form_post&client_id=web&nonce=n-0S6WzA2Mj4kQx81&state=af0ifjsldkjaf0ifjsldkj',
            type: 'document',
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-response-mode-risky',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url }) {
    const params = authorizationRequest(url);
    if (
      params?.get('response_mode') !== 'query' ||
      !wordsOf(params, 'response_type').some((type) => type.includes('token'))
    )
      return [];
    return [
      {
        message: `The authorization request to ${url.host} asks for a token in the query of the redirect.`,
        evidence: ['response_mode: query', `response_type: ${shorten(params.get('response_type') ?? '')}`],
      },
    ];
  },
});
