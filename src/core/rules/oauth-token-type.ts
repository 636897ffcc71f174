import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { CODE, tokenAnswer } from './support/example-flows.ts';
import { OPAQUE } from './support/examples.ts';
import { tokenRequest } from './support/oauth.ts';
import { issuedToken } from './support/token-answer.ts';

export const meta: RuleMeta = {
  id: 'oauth-token-type',
  title: 'Token without a known type',
  what: 'A token response has no token_type, or one that nobody knows.',
  why: 'The client must not use a token whose type it does not understand.',
  fix: 'Send token_type Bearer or DPoP.',
  references: ['RFC 6749 5.1', 'RFC 6749 7.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no token_type',
        exchanges: [
          tokenAnswer({ grant_type: 'authorization_code', code: CODE }, { access_token: OPAQUE, expires_in: 300 }),
        ],
      },
    ],
    good: [
      {
        title: 'Bearer',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE },
            { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 },
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-token-type',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  body: true,
  check({ exchange, body, url }) {
    if (tokenRequest(exchange) === undefined || exchange.status !== 200) return [];
    const answer = body?.token;
    const type = answer?.tokenType;
    if (type === undefined && (body?.truncated || answer?.cut)) return [];
    if (issuedToken(answer, 'access_token') === undefined || /^(?:bearer|dpop|mac|pop|n_a)$/i.test(type ?? ''))
      return [];
    return [
      {
        message: `${url.host} gives out a token ${type === undefined ? 'without token_type' : `of the type ${shorten(type)}`}.`,
        evidence: [`token_type: ${type === undefined ? 'absent' : shorten(type)}`],
      },
    ];
  },
});
