import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW, NOW_S } from './support/examples.ts';
import { describeToken, readTime, timeUnit } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-time-milliseconds',
  title: 'Time claim in milliseconds',
  what: 'A time claim is some thousand times too large: it counts milliseconds or microseconds.',
  why: 'Read in seconds, as the standard says, such an exp lies tens of thousands of years ahead: the token never expires.',
  fix: 'Divide by 1,000: JWT times are seconds since the epoch.',
  references: ['RFC 7519 2', 'CWE 613'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'exp and iat in milliseconds',
        exchanges: [{ request: { authorization: bearer({ iat: NOW, exp: NOW + 3_600_000 }) } }],
      },
    ],
    good: [
      { title: 'seconds', exchanges: [{ request: { authorization: bearer() } }] },
      {
        title: 'the end of the year 9999 in seconds, which some use for never, in an ID token received',
        exchanges: [{ request: { authorization: bearer({ auth_time: NOW_S - 600 }) } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-time-milliseconds',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const claims = credential.jwt?.claims;
    if (claims === undefined) return [];
    const wrong = ['exp', 'nbf', 'iat', 'auth_time'].filter(
      (name) => typeof claims[name] === 'number' && timeUnit(claims[name]) !== 'seconds',
    );
    const [first] = wrong;
    if (first === undefined) return [];
    const value = claims[first] as number;
    return [
      {
        message: `${describeToken(credential)} has ${wrong.join(', ')} in ${timeUnit(value)}, not in seconds.`,
        severity: wrong.includes('exp') ? 'error' : 'warning',
        evidence: wrong.map((name) => `${name}: ${claims[name]}`),
        fix: `Write "${first}": ${Math.floor(readTime(claims, first) ?? 0)}.`,
      },
    ];
  },
});
