import { formatSeconds } from '../http/duration.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { CODE, callback, tokenAnswer } from './support/example-flows.ts';
import { NOW, OPAQUE } from './support/examples.ts';
import { receivedAnswer, tokenRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-code-late',
  title: 'Code is redeemed late',
  what: 'An authorization code is redeemed more than ten minutes after it came.',
  why: 'Servers refuse codes of that age, and somebody may have had it meanwhile.',
  fix: 'Redeem the code at once, and only once.',
  references: ['RFC 6749 4.1.2', 'ASVS 10.4.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'after a quarter of an hour',
        exchanges: [
          callback({}, { status: 200, at: NOW }),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 },
            { at: NOW + 900_000 },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'at once',
        exchanges: [
          callback({}, { status: 200, at: NOW }),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 },
            { at: NOW + 1000 },
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-code-late',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  createState: () => new Map<string, number>(),
  check({ exchange, url }, _context, came) {
    const code = url.search.includes('code=') ? receivedAnswer(exchange, url)?.get('code') : undefined;
    if (code !== undefined && !isHiddenValue(code) && came.size < 50 && !came.has(code))
      came.set(code, exchange.startedAt);
    const redeemed = tokenRequest(exchange)?.get('code');
    const at = came.get(redeemed ?? '');
    if (at === undefined || exchange.startedAt - at <= 600_000) return [];
    return [
      {
        message: `A code is redeemed at ${url.host} ${formatSeconds((exchange.startedAt - at) / 1000)} after it came.`,
        evidence: [`status: ${exchange.status}`],
      },
    ];
  },
});
