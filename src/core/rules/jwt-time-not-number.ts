import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-time-not-number',
  title: 'Time claim is not a number',
  what: 'exp, nbf, iat or auth_time of a token is no JSON number.',
  why: 'Verifiers must refuse it or pass over it; one that passes over exp accepts the token for ever.',
  fix: 'Write the time as a number of seconds since 1970-01-01T00:00:00Z, without quotes.',
  references: ['RFC 7519 2', 'RFC 7519 4.1.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'exp as text', exchanges: [{ request: { authorization: bearer({ exp: '2026-01-15T13:00:00Z' }) } }] },
    ],
    good: [{ title: 'exp as a number', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-time-not-number',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const claims = credential.jwt?.claims;
    if (claims === undefined) return [];
    const wrong = ['exp', 'nbf', 'iat', 'auth_time'].filter(
      (name) => claims[name] !== undefined && typeof claims[name] !== 'number',
    );
    if (wrong.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} has ${wrong.join(', ')} that ${wrong.length === 1 ? 'is no number' : 'are no numbers'}.`,
        evidence: wrong.map((name) => `${name}: ${claims[name] === null ? 'null' : typeof claims[name]}`),
      },
    ];
  },
});
