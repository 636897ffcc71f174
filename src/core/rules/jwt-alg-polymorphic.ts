import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-polymorphic',
  title: 'Algorithm that does not name its curve',
  what: 'A token has alg EdDSA, which stands for several algorithms.',
  why: 'The verifier learns from the key which it is; newer standards want the name in full.',
  fix: 'Write Ed25519, once all verifiers know it.',
  references: ['RFC 9864 2.2', 'RFC 8725bis 3.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'EdDSA',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' }) } }],
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
  id: 'jwt-alg-polymorphic',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  off: true,
  check({ credential }) {
    if (getString(readJws(credential)?.header, 'alg') !== 'EdDSA') return [];
    return [{ message: `${describeToken(credential)} has alg EdDSA.`, evidence: ['alg: EdDSA'] }];
  },
});
