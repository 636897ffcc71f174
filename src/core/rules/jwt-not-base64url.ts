import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { reportTokenProblem } from './support/token-problem.ts';

export const meta: RuleMeta = {
  id: 'jwt-not-base64url',
  title: 'Token is not base64url',
  what: 'A part of the token has characters or padding that base64url does not have, or an impossible length.',
  why: 'Strict verifiers refuse such a token, lenient ones accept it, so it works in one place and fails in another.',
  fix: 'Encode each part as base64url without padding: - and _ instead of + and /, no =, no line breaks.',
  references: ['RFC 7515 2', 'RFC 7515 5.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a signature in ordinary base64',
        exchanges: [
          { request: { authorization: `Bearer ${sampleJwt(CLAIMS, undefined, `${'A'.repeat(80)}+/AAAA`)}` } },
        ],
      },
    ],
    good: [{ title: 'a token in base64url', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-not-base64url',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    return reportTokenProblem(credential, 'not-base64url', 'standard-alphabet', 'padding', 'whitespace', 'cut-short');
  },
});
