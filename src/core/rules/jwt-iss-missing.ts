import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-iss-missing',
  title: 'Token without an issuer',
  what: 'An access or ID token does not say who issued it (iss).',
  why: 'With more than one issuer a verifier cannot tell which keys to use.',
  fix: "Write the issuer's https address into iss.",
  references: ['RFC 9068 2.2', 'OIDC Core 2', 'RFC 8725 3.8'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'an access token without iss', exchanges: [{ request: { authorization: bearer({ iss: undefined }) } }] },
    ],
    good: [{ title: 'an access token with iss', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-iss-missing',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const token = readJws(credential);
    if (
      token === undefined ||
      token.claims.iss !== undefined ||
      (credential.role !== 'access' && credential.role !== 'id')
    )
      return [];
    return [{ message: `${describeToken(credential)} has no iss claim.`, evidence: ['iss: absent'] }];
  },
});
