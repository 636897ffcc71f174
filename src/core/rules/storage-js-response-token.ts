import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { CODE, tokenAnswer } from './support/example-flows.ts';
import { OPAQUE, SESSION_ID } from './support/examples.ts';
import { senderOf } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'storage-js-response-token',
  title: 'Refresh token handed to a script',
  what: 'A response that a script reads holds a refresh token.',
  why: 'An injected script can ask for one of its own, and use it from anywhere.',
  fix: 'Let a backend hold the refresh token; else let it rotate, and live shortly.',
  references: ['OAuth browser apps 6.3.2.3', 'ASVS 10.1.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a refresh token in a response',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { access_token: SESSION_ID, refresh_token: OPAQUE, token_type: 'Bearer', expires_in: 300 },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'an access token alone',
        exchanges: [
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { access_token: SESSION_ID, token_type: 'Bearer', expires_in: 300 },
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'storage-js-response-token',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential, sighting, exchange }) {
    if (sighting.place.carrier !== 'response-body' || credential.role !== 'refresh' || exchange?.type !== 'fetch')
      return [];
    // An app or a program has no page in which a script could be injected.
    if (senderOf(exchange) === 'program') return [];
    return [
      {
        message: `${hostOf(sighting.origin)} hands the refresh token ${credential.id} to a script.`,
        evidence: [`member: ${shorten(sighting.place.path ?? sighting.place.name)}`],
      },
    ];
  },
});
