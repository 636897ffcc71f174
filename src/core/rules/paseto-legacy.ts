import { defineRule, type RuleMeta } from './rule.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'paseto-legacy',
  title: 'PASETO of an old version',
  what: 'A token is a PASETO of version 1 or 2.',
  why: 'Newer versions mend how the parts of a token are bound together; libraries let the old ones go.',
  fix: 'Issue v4 tokens, or v3 where NIST algorithms are asked for.',
  references: ['PASETO'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'v2',
        exchanges: [{ request: { authorization: `Bearer v2.local.${'A'.repeat(80)}` } }],
      },
    ],
    good: [
      {
        title: 'v4',
        exchanges: [{ request: { authorization: `Bearer v4.local.${'A'.repeat(80)}` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'paseto-legacy',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const version = credential.kind === 'paseto' ? /^v([12])\./.exec(credential.value)?.[1] : undefined;
    if (version === undefined) return [];
    return [
      { message: `${describeToken(credential)} is a PASETO of version ${version}.`, evidence: [`version: ${version}`] },
    ];
  },
});
