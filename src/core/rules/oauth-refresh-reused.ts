import { formatSeconds } from '../http/duration.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OTHER_ID, tokenAnswer } from './support/example-flows.ts';
import { NOW, OPAQUE, SESSION_ID } from './support/examples.ts';
import { tokenRequest } from './support/oauth.ts';
import { credentialAt, issuedToken } from './support/token-answer.ts';

export const meta: RuleMeta = {
  id: 'oauth-refresh-reused',
  title: 'Old refresh token still works',
  what: 'A refresh token that was exchanged for a new one was accepted again more than a minute later.',
  why: 'A stolen refresh token works beside the rightful one, and nobody notices.',
  fix: 'End a refresh token with its use, and end all its successors when it comes again.',
  references: ['RFC 9700 4.14.2', 'ASVS 10.4.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'accepted again after two minutes',
        exchanges: [
          tokenAnswer(
            { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web' },
            { access_token: SESSION_ID, refresh_token: `${OPAQUE}x`, token_type: 'Bearer', expires_in: 300 },
            { at: NOW },
          ),
          tokenAnswer(
            { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web' },
            { access_token: OTHER_ID, refresh_token: `${OPAQUE}y`, token_type: 'Bearer', expires_in: 300 },
            { at: NOW + 120_000 },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'accepted again at once, for an answer that was lost',
        exchanges: [
          tokenAnswer(
            { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web' },
            { access_token: SESSION_ID, refresh_token: `${OPAQUE}x`, token_type: 'Bearer', expires_in: 300 },
            { at: NOW },
          ),
          tokenAnswer(
            { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web' },
            { access_token: OTHER_ID, refresh_token: `${OPAQUE}y`, token_type: 'Bearer', expires_in: 300 },
            { at: NOW + 5000 },
          ),
        ],
      },
    ],
  }),
};

const GRACE_MS = 60_000;

export default defineRule({
  id: 'oauth-refresh-reused',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  body: true,
  createState: () => new Map<string, number>(),
  check({ exchange, body, recorded, url }, _context, rotated) {
    const fields = tokenRequest(exchange);
    const token = fields?.get('grant_type') === 'refresh_token' ? fields.get('refresh_token') : undefined;
    if (token === undefined || isHiddenValue(token) || exchange.status !== 200) return [];
    const next = issuedToken(body?.token, 'refresh_token');
    if (next === undefined || credentialAt(recorded, next.path)?.value === token) return [];
    const at = rotated.get(token);
    if (at === undefined && rotated.size < 100) rotated.set(token, exchange.startedAt);
    if (at === undefined || exchange.startedAt - at <= GRACE_MS) return [];
    return [
      {
        message: `${url.host} accepted a refresh token again ${formatSeconds((exchange.startedAt - at) / 1000)} after it was exchanged for a new one.`,
        evidence: ['refresh_token: used before', `status: ${exchange.status}`],
      },
    ];
  },
});
