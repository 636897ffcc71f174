import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { DAY, HOUR, NOW_S, sampleJwt } from './support/examples.ts';
import { describeToken, readLifetime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-session-cookie-lifetime-long',
  title: 'JWT session lives long',
  what: 'A JWT that is the session in a cookie is valid for more than a day.',
  why: 'Without state on the server a JWT cannot be taken back: signing out, a changed password or a blocked user have no effect until exp.',
  fix: 'Make the JWT short and renew it from a session or refresh token that the server can revoke, or keep a list of revoked tokens.',
  references: ['CWE 613', 'ASVS 7.3.2', 'OWASP JSON Web Token'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session JWT for 90 days',
        exchanges: [
          {
            request: {
              cookie: `session=${sampleJwt({ sub: 'u-1', iat: NOW_S - 60, exp: NOW_S + 90 * DAY }, { alg: 'ES256' })}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a session JWT for an hour',
        exchanges: [
          {
            request: {
              cookie: `session=${sampleJwt({ sub: 'u-1', iat: NOW_S - 60, exp: NOW_S + HOUR }, { alg: 'ES256' })}`,
            },
          },
        ],
      },
    ],
  }),
};

const LEVELS = {
  info: 'jwtSessionInfoSeconds',
  warning: 'jwtSessionWarningSeconds',
  error: 'jwtSessionErrorSeconds',
} as const;

export default defineRule({
  id: 'jwt-session-cookie-lifetime-long',
  subject: 'credential',
  severity: 'warning',
  confidence: 'medium',
  check({ credential, sighting }) {
    if (credential.role !== 'session' || !/cookie/.test(sighting.place.carrier)) return [];
    const lifetime = readLifetime(credential);
    if (lifetime === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} in the cookie ${shorten(sighting.place.name)} is valid for ${lifetime.atLeast ? 'at least ' : ''}${formatSeconds(lifetime.seconds)} and cannot be revoked by itself.`,
        grades: [{ value: lifetime.seconds, above: LEVELS }],
        evidence: [`lifetime: ${Math.round(lifetime.seconds)} s`],
      },
    ];
  },
});
