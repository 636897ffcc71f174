import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { DAY, ID_CLAIMS, NOW_S, sampleJwt } from './support/examples.ts';
import { describeToken, readLifetime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-id-token-lifetime-long',
  title: 'ID token lives long',
  what: 'An ID token is valid for more than a day.',
  why: 'It says that somebody signed in just now; used as a session it cannot be revoked.',
  fix: 'Let ID tokens expire within minutes to an hour, and keep the session by other means.',
  references: ['OIDC Core 2', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an ID token for a week',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({
                id_token: sampleJwt({ ...ID_CLAIMS, exp: NOW_S + 7 * DAY }, { alg: 'ES256', kid: 'k1' }),
              }),
            },
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an ID token for an hour',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            responseBody: {
              mediaType: 'application/json',
              text: JSON.stringify({ id_token: sampleJwt(ID_CLAIMS, { alg: 'ES256', kid: 'k1' }) }),
            },
            response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-id-token-lifetime-long',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential }) {
    if (credential.role !== 'id') return [];
    const lifetime = readLifetime(credential);
    if (lifetime === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} is valid for ${formatSeconds(lifetime.seconds)}.`,
        grades: [{ value: lifetime.seconds, above: { info: 'idLifetimeInfoSeconds' } }],
        evidence: [`lifetime: ${Math.round(lifetime.seconds)} s`],
      },
    ];
  },
});
