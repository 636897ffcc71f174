import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S } from './support/examples.ts';
import { describeToken, formatTime, readTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-exp-before-iat',
  title: 'Token expires before it begins',
  what: 'The exp of a token is not after its iat, or not after its nbf.',
  why: 'There is no moment at which the token is valid; mostly seconds and milliseconds, or time zones, were mixed up.',
  fix: 'Compute exp as iat plus the lifetime, in seconds since the epoch in UTC.',
  references: ['RFC 7519 4.1.4', 'RFC 7519 4.1.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'exp an hour before iat',
        exchanges: [{ status: 401, request: { authorization: bearer({ iat: NOW_S, exp: NOW_S - 3600 }) } }],
      },
    ],
    good: [{ title: 'exp after iat', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-exp-before-iat',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const claims = credential.jwt?.claims;
    const exp = claims && readTime(claims, 'exp');
    if (claims === undefined || exp === undefined || credential.role === 'logout') return [];
    for (const name of ['iat', 'nbf']) {
      const from = readTime(claims, name);
      // Tokens for one use may end in the second they begin.
      if (from === undefined || exp > from || (exp === from && name === 'iat')) continue;
      return [
        {
          message: `${describeToken(credential)} has exp ${formatSeconds(from - exp)} before ${name}.`,
          evidence: [`${name}: ${formatTime(from)}`, `exp: ${formatTime(exp)}`],
        },
      ];
    }
    return [];
  },
});
