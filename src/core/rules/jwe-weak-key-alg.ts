import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwe-weak-key-alg',
  title: 'Token key encrypted with RSA1_5',
  what: 'The key of an encrypted token is encrypted with RSA PKCS #1 v1.5.',
  why: 'Servers that answer differently to a wrong padding let the key be found out question by question.',
  fix: 'Use RSA-OAEP-256, ECDH-ES or dir.',
  references: ['RFC 8725 3.2', 'CWE 327', 'ASVS 11.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'alg RSA1_5',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"RSA1_5","enc":"A256GCM"}')}.${'A'.repeat(342)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'alg RSA-OAEP-256',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')}.${'A'.repeat(342)}.${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwe-weak-key-alg',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    if (credential.jwt?.form !== 'jwe' || getString(credential.jwt.header, 'alg') !== 'RSA1_5') return [];
    return [{ message: `${describeToken(credential)} is encrypted with RSA1_5.`, evidence: ['alg: RSA1_5'] }];
  },
});
