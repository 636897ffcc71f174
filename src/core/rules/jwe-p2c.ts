import { getNumber, getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwe-p2c',
  title: 'Password-based encryption with few or very many rounds',
  what: 'A token encrypted by a password (PBES2) has fewer than 1,000 rounds, or more than 1,200,000.',
  why: 'Few rounds make the password easy to find; very many let one token keep a server busy.',
  fix: 'Use 600,000 rounds with HMAC-SHA-256, and refuse more than twice as many.',
  references: ['RFC 7518 4.8.1.2', 'RFC 8725bis 3.13'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a hundred rounds',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAAAAAAAAAAAAA","p2c":100}')}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: '600,000',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"AAAAAAAAAAAAAAAAAAAAAA","p2c":600000}')}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwe-p2c',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const header = credential.jwt?.header;
    const rounds = /^PBES2-/.test(getString(header, 'alg') ?? '') ? getNumber(header, 'p2c') : undefined;
    if (rounds === undefined || (rounds >= 1000 && rounds <= 1_200_000)) return [];
    return [
      {
        message: `${describeToken(credential)} is encrypted by a password with ${rounds} rounds.`,
        evidence: [`p2c: ${rounds}`],
      },
    ];
  },
});
