import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-rsa-key-small',
  title: 'RSA key is too small',
  what: 'An RSA signature is shorter than 256 bytes, so the key has fewer than 2048 bits.',
  why: 'Keys of 1024 bits can be broken by those who have the means, and then any token can be forged.',
  fix: 'Sign with an RSA key of 2048 bits or more (3072 is better), or with ES256 or Ed25519.',
  references: ['RFC 7518 3.3', 'CWE 326'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a signature of 128 bytes',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'RS256', typ: 'at+jwt', kid: 'k1' }, 'A'.repeat(171))}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a signature of 256 bytes',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'RS256', typ: 'at+jwt', kid: 'k1' }, 'A'.repeat(342))}`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-rsa-key-small',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const alg = getString(credential.jwt?.header, 'alg');
    const bytes = credential.jwt?.form === 'jws' ? credential.jwt.parts[2]?.bytes : undefined;
    // Lengths no key has come from tokens that were cut: jwt-signature-length has nothing to compare with then, and neither has this.
    if (
      alg === undefined ||
      !/^[RP]S(?:256|384|512)$/.test(alg) ||
      bytes === undefined ||
      bytes < 64 ||
      bytes >= 256 ||
      bytes % 32 !== 0
    )
      return [];
    return [
      {
        message: `${describeToken(credential)} is signed with an RSA key of ${bytes * 8} bits; ${alg} needs 2048.`,
        evidence: [`signature: ${bytes} bytes`],
      },
    ];
  },
});
