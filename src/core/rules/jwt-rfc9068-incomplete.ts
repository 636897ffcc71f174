import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isProfiled, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-rfc9068-incomplete',
  title: 'Token of type at+jwt lacks a claim',
  what: 'A token with typ at+jwt lacks claims that RFC 9068 requires.',
  why: 'Servers that follow the standard refuse it.',
  fix: 'Add the claims, or do not declare the profile.',
  references: ['RFC 9068 2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'at+jwt without jti', exchanges: [{ request: { authorization: bearer({ jti: undefined }) } }] }],
    good: [{ title: 'at+jwt with all claims', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-rfc9068-incomplete',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const token = readWholeJws(credential);
    if (token === undefined || !isProfiled(token.header)) return [];
    // An exp that is missing weighs more, and has a rule of its own: jwt-no-exp.
    const missing = ['iss', 'aud', 'sub', 'client_id', 'iat', 'jti'].filter((name) => token.claims[name] === undefined);
    if (missing.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} is at+jwt and lacks ${missing.join(', ')}.`,
        evidence: missing.map((name) => `${name}: absent`),
      },
    ];
  },
});
