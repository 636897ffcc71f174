import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { claimsWith, DAY, NOW_S, sampleJwt } from './support/examples.ts';
import { describeToken, readLifetime, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-refresh-lifetime-long',
  title: 'Refresh token lives long',
  what: 'A refresh token that is a JWT is valid for more than 90 days, or has no expiry.',
  why: 'A refresh token gives new access tokens as long as it lives, so a stolen one is worth that much.',
  fix: 'Give refresh tokens an absolute lifetime, and one without use.',
  references: ['RFC 9700 4.14.2', 'ASVS 10.4.8', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a refresh token without exp',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'grant_type', value: 'refresh_token' },
                {
                  name: 'refresh_token',
                  value: sampleJwt(claimsWith({ exp: undefined }), { alg: 'ES256', typ: 'rt+jwt' }),
                },
              ],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a refresh token for a day',
        exchanges: [
          {
            url: 'https://id.example.com/token',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'grant_type', value: 'refresh_token' },
                {
                  name: 'refresh_token',
                  value: sampleJwt(claimsWith({ exp: NOW_S + DAY }), { alg: 'ES256', typ: 'rt+jwt' }),
                },
              ],
            },
          },
        ],
      },
    ],
  }),
};

const LEVELS = { info: 'refreshLifetimeInfoSeconds', warning: 'refreshLifetimeWarningSeconds' } as const;

export default defineRule({
  id: 'jwt-refresh-lifetime-long',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential }) {
    const claims = readWholeJws(credential)?.claims;
    if (credential.role !== 'refresh' || claims === undefined) return [];
    const lifetime = readLifetime(credential);
    // An exp that is no number is there: jwt-time-not-number.
    if (lifetime === undefined && claims.exp !== undefined) return [];
    const seconds = lifetime?.seconds ?? Infinity;
    return [
      {
        message: `${describeToken(credential)} ${lifetime ? `is valid for ${formatSeconds(seconds)}` : 'has no exp claim'}.`,
        grades: [{ value: seconds, above: LEVELS }],
        evidence: [lifetime ? `lifetime: ${Math.round(seconds)} s` : 'exp: absent'],
      },
    ];
  },
});
