import { getString } from '../credential/decode/json-model.ts';
import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { authorize, CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { NOW_S } from './support/examples.ts';
import { tokenRequest } from './support/oauth.ts';
import { describeToken, formatTime, readTime, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-auth-time-stale',
  title: 'ID token of an older login than was asked for',
  what: 'The request had max_age, and the ID token has no auth_time, or one that lies longer back.',
  why: 'The client takes an old login for a fresh one.',
  fix: 'Let the server sign the user in again, and let the client compare auth_time.',
  references: ['OIDC Core 2', 'OIDC Core 3.1.2.1', 'OIDC Core 3.1.3.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an hour old, five minutes asked',
        exchanges: [
          authorize({ max_age: '300' }),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken({ auth_time: NOW_S - 3600 }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
    good: [
      {
        title: 'a fresh login',
        exchanges: [
          authorize({ max_age: '300' }),
          tokenAnswer(
            { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
            { id_token: idToken({ auth_time: NOW_S - 60 }), token_type: 'Bearer' },
          ),
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-auth-time-stale',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, sighting, exchange }, { authorizations }) {
    const claims = readWholeJws(credential)?.claims;
    if (credential.role !== 'id' || claims === undefined || exchange === undefined || sighting.direction === 'stored')
      return [];
    if (tokenRequest(exchange)?.get('grant_type') === 'refresh_token') return [];
    const nonce = getString(claims, 'nonce');
    const asked = authorizations().find(({ params }) => nonce !== undefined && params.get('nonce') === nonce);
    const limit = Number(asked?.params.get('max_age') || Number.NaN);
    const time = readTime(claims, 'auth_time');
    const age = exchange.startedAt / 1000 - (time ?? Number.NaN);
    if (Number.isNaN(limit) || (time !== undefined && age <= limit + 60)) return [];
    return [
      {
        message: `${describeToken(credential)} ${time === undefined ? 'has no auth_time' : `is of a login ${formatSeconds(age)} ago`}; ${formatSeconds(limit)} at most were asked for.`,
        evidence: [`auth_time: ${time === undefined ? 'absent' : formatTime(time)}`, `max_age: ${limit}`],
      },
    ];
  },
});
