import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, NOW_S, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-sample-token',
  title: 'Sample token from a tutorial',
  what: 'The claims are those of a widely known sample token.',
  why: 'Its secret is public; a server that accepts it has the secret of a tutorial.',
  fix: 'Use tokens of your issuer, signed with a secret or key of your own.',
  references: ['CWE 1392'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'the sample',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${sampleJwt({ sub: '1234567890', name: 'John Doe', iat: 1516239022, exp: NOW_S + 60 }, { alg: 'HS256', typ: 'JWT' }, 'A'.repeat(43))}`,
            },
          },
        ],
      },
    ],
    good: [{ title: 'another token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-sample-token',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const claims = credential.jwt?.claims;
    if (claims?.sub !== '1234567890' || claims.iat !== 1516239022) return [];
    return [
      {
        message: `${describeToken(credential)} has the claims of a sample token that is found in tutorials.`,
        evidence: ['sub: 1234567890', 'iat: 1516239022'],
      },
    ];
  },
});
