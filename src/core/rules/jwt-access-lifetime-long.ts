import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta, type Thresholds } from './rule.ts';
import { bearer, DAY, HOUR, NOW_S } from './support/examples.ts';
import { describeToken, readLifetime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-access-lifetime-long',
  title: 'Access token lives long',
  what: 'The time between iat and exp of an access token is longer than it should be.',
  why: 'A JWT is accepted until exp by every server that only checks its signature, so whoever steals it has that long.',
  fix: 'Issue access tokens for minutes up to one hour, and renew them with a refresh token that rotates or is bound to a key.',
  references: ['RFC 6750 5.3', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token for seven days',
        exchanges: [{ request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 7 * DAY }) } }],
      },
      {
        title: 'an access token for a year',
        exchanges: [{ request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 365 * DAY }) } }],
      },
    ],
    good: [
      {
        title: 'the key of an application that is a JWT',
        exchanges: [
          {
            request: {
              authorization: bearer(
                { sub: undefined, role: 'anon', iat: NOW_S, exp: NOW_S + 3650 * DAY },
                { alg: 'HS256', typ: 'JWT' },
              ),
            },
          },
        ],
      },
      {
        title: 'an access token for an hour',
        exchanges: [{ request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + HOUR }) } }],
      },
    ],
  }),
};

const LEVELS = {
  info: 'accessLifetimeInfoSeconds',
  warning: 'accessLifetimeWarningSeconds',
  error: 'accessLifetimeErrorSeconds',
} as const;
/** One level down. */
const BOUND_LEVELS = { info: 'accessLifetimeInfoSeconds', warning: 'accessLifetimeErrorSeconds' } as const;

function fixBy({ accessLifetimeInfoSeconds }: Thresholds): string {
  return `Set exp to at most iat + ${Math.min(3600, accessLifetimeInfoSeconds)}.`;
}

export default defineRule({
  id: 'jwt-access-lifetime-long',
  subject: 'credential',
  severity: 'warning',
  confidence: 'medium',
  check({ credential }) {
    if (credential.role !== 'access') return [];
    const lifetime = readLifetime(credential);
    if (lifetime === undefined) return [];
    // A token bound to a key is of no use to whoever steals the token alone (RFC 9700 section 2.2.1).
    const bound = credential.jwt?.claims?.cnf !== undefined;
    const { seconds } = lifetime;
    return [
      {
        message: `${describeToken(credential)} is valid for ${lifetime.atLeast ? 'at least ' : ''}${formatSeconds(seconds)}.`,
        grades: [{ value: seconds, above: bound ? BOUND_LEVELS : LEVELS }],
        evidence: [`exp − ${lifetime.atLeast ? 'first seen' : 'iat'}: ${Math.round(seconds)} s`],
        fixBy,
      },
    ];
  },
});
