import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, encodeBase64Url } from './support/examples.ts';
import { reportTokenProblem } from './support/token-problem.ts';

export const meta: RuleMeta = {
  id: 'jwt-not-utf8',
  title: 'Token is not UTF-8',
  what: 'Header or claims are not UTF-8, or start with a byte order mark.',
  why: 'Verifiers must refuse other encodings; those that guess may read other claims than were signed.',
  fix: 'Serialize header and claims as UTF-8 without a byte order mark.',
  references: ['RFC 8725 3.7'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'claims with a byte order mark',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url('\uFEFF{"sub":"u","exp":1768482000}')}.${'A'.repeat(86)}`,
            },
          },
        ],
      },
    ],
    good: [{ title: 'claims in UTF-8', exchanges: [{ request: { authorization: bearer({ name: 'Zoë' }) } }] }],
  }),
};

export default defineRule({
  id: 'jwt-not-utf8',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    return reportTokenProblem(credential, 'not-utf8', 'byte-order-mark');
  },
});
