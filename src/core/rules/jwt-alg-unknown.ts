import { getAlgorithm } from '../credential/decode/jose-algorithms.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-unknown',
  title: 'Unknown algorithm in the token',
  what: 'The alg of a token is no registered algorithm.',
  why: 'Verifiers refuse it, or, where they guess, may check something else than was meant.',
  fix: 'Use a registered name, with the exact letters: ES256, PS256, Ed25519, HS256.',
  references: ['RFC 7518 3.1', 'RFC 8725 3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'hs256 in small letters',
        exchanges: [
          { status: 401, request: { authorization: bearer({}, { alg: 'hs256', typ: 'at+jwt', kid: 'k1' }) } },
        ],
      },
    ],
    good: [{ title: 'ES256', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-alg-unknown',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const alg = getString(credential.jwt?.header, 'alg');
    if (alg === undefined || alg.toLowerCase() === 'none' || getAlgorithm(alg) !== undefined) return [];
    return [
      {
        message: `${describeToken(credential)} has the algorithm ${shorten(alg)}, which is not registered.`,
        evidence: [`alg: ${shorten(alg)}`],
      },
    ];
  },
});
