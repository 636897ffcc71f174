import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-header-not-json',
  title: 'Token header is not JSON',
  what: 'The first part of the token is no JSON object that could be read.',
  why: 'Without a header no verifier knows the algorithm, so none can accept the token.',
  fix: 'Make the header a JSON object in UTF-8 with at least alg, then encode it.',
  references: ['RFC 7515 5.2', 'RFC 7519 7.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a header cut in the middle',
        exchanges: [
          {
            status: 401,
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"ES256","ty')}.${encodeBase64Url('{"sub":"u"}')}.${'A'.repeat(86)}`,
            },
          },
        ],
      },
    ],
    good: [{ title: 'a header of JSON', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-header-not-json',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const problem = credential.jwt?.parts[0]?.problems.find(
      ({ code }) => code === 'not-json' || code === 'not-an-object' || code === 'cut-short',
    );
    if (problem === undefined) return [];
    return [{ message: `${describeToken(credential)}: ${problem.message}`, evidence: [`problem: ${problem.code}`] }];
  },
});
