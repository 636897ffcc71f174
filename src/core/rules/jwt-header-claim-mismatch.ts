import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-header-claim-mismatch',
  title: 'Header and claims say different things',
  what: 'A token repeats iss, sub or aud in its header, with other values than in its claims.',
  why: 'What reads the header decides by other values than what reads the claims.',
  fix: 'Leave the copies out, or compare them.',
  references: ['RFC 7519 5.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two issuers',
        exchanges: [
          {
            request: {
              authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1', iss: 'https://other.example.com' }),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'no copies',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-header-claim-mismatch',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const token = readWholeJws(credential);
    if (token === undefined) return [];
    const { header, claims } = token;
    const names = ['iss', 'sub', 'aud'].filter(
      (name) =>
        header[name] !== undefined &&
        claims[name] !== undefined &&
        JSON.stringify(header[name]) !== JSON.stringify(claims[name]),
    );
    if (names.length === 0) return [];
    return [
      {
        message: `${describeToken(credential)} has another ${names.join(', ')} in its header than in its claims.`,
        evidence: names.map((name) => `different: ${name}`),
      },
    ];
  },
});
