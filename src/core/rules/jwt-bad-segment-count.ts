import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { reportTokenProblem } from './support/token-problem.ts';

export const meta: RuleMeta = {
  id: 'jwt-bad-segment-count',
  title: 'Token with the wrong number of parts',
  what: 'A value starts like a JWT and has neither three parts (signed) nor five (encrypted).',
  why: 'No verifier accepts it; usually it was cut off, or glued to something else, on its way.',
  fix: 'Send the whole compact token, and look for what cuts it: a cookie that is too long, a split at a dot, a log that shortens.',
  references: ['RFC 7519 7.2', 'RFC 7515 5.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a token without its signature part',
        exchanges: [{ status: 401, request: { authorization: bearer().split('.').slice(0, 2).join('.') } }],
      },
    ],
    good: [{ title: 'a whole token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-bad-segment-count',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    return reportTokenProblem(credential, 'wrong-part-count');
  },
});
