import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-pkcs1-signature',
  title: 'Token signed with RSA PKCS #1 v1.5',
  what: 'A token is signed with RS256, RS384 or RS512.',
  why: 'The padding is old; attacks were on implementations, none on the algorithm as it is used here.',
  fix: 'Choose ES256, EdDSA or PS256 for a new issuer.',
  references: ['OWASP JSON Web Token', 'RFC 7518 3.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'RS256',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'RS256', typ: 'at+jwt', kid: 'k1' }, 'A'.repeat(342))}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'ES256',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-alg-pkcs1-signature',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ credential }) {
    const alg = getString(readJws(credential)?.header, 'alg') ?? '';
    if (!/^RS\d/.test(alg)) return [];
    return [
      { message: `${describeToken(credential)} is signed with ${shorten(alg)}.`, evidence: [`alg: ${shorten(alg)}`] },
    ];
  },
});
