import { getHeader } from '../http/header.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta, type Subjects } from './rule.ts';
import { tokenRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-code-reused',
  title: 'Authorization code redeemed twice',
  what: 'The same code was sent to the token endpoint again after it had been redeemed.',
  why: "The second time must fail, and the server may then revoke the tokens of the first; often a page's start-up code runs twice. A server that accepts it lets a stolen code work beside the rightful one.",
  fix: 'Redeem the code once, and remember that it was; let the server refuse the second time.',
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

/**
 * How a request with a code ended: `granted`; `refused`, because the code was good no more; `answered` without an error, by what can be
 * seen; `open` where the server decided nothing about the code, so that it may come again: it asked for a nonce (RFC 9449 section 8) or
 * for another client authentication, or failed.
 */
type Outcome = 'granted' | 'refused' | 'answered' | 'open';

interface Seen {
  id: string;
  outcome: Outcome;
}

const MAX_CODES = 200;

export default defineRule({
  id: 'oauth-code-reused',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  body: 'too',
  createState: () => new Map<string, Seen>(),
  check(subject, _context, codes) {
    const { exchange, url } = subject;
    const fields = tokenRequest(exchange);
    const code = fields?.get('grant_type') === 'authorization_code' ? fields.get('code') : undefined;
    if (code === undefined || isHiddenValue(code)) return [];
    const outcome = outcomeOf(subject);
    const first = codes.get(code);
    // The same exchange comes again when its body has been read.
    if (first === undefined || first.id === exchange.id || first.outcome === 'open') {
      if (first !== undefined || codes.size < MAX_CODES) codes.set(code, { id: exchange.id, outcome });
      return [];
    }
    // Refused first and accepted then: the two were under way together, and one of them won.
    if (outcome === 'open' || (outcome === 'refused' && first.outcome === 'refused')) return [];
    const twice = outcome === 'granted' && first.outcome === 'granted';
    return [
      {
        message: twice
          ? `${url.host} accepted the same code twice.`
          : `A code was sent to ${url.host} again after it had been ${first.outcome === 'granted' ? 'redeemed' : 'sent'}, and answered ${exchange.status}.`,
        severity: twice ? 'error' : 'warning',
        evidence: [`first: ${first.outcome}`, `again: ${outcome}, status ${exchange.status}`],
      },
    ];
  },
});

function outcomeOf({ exchange, body }: Subjects['exchange']): Outcome {
  const { status, error, responseHeaders } = exchange;
  if (error !== undefined) return 'open';
  const succeeded = status >= 200 && status < 300;
  if (!succeeded && status !== 400 && status !== 401) return 'open';
  const answer = body?.token;
  // Some servers write an error into a 200.
  if (answer?.error !== undefined)
    return /^(?:invalid_grant|bad_verification_code)$/.test(answer.error) ? 'refused' : 'open';
  if (succeeded) return answer === undefined ? 'answered' : 'granted';
  return getHeader(responseHeaders, 'dpop-nonce') === undefined ? 'refused' : 'open';
}
