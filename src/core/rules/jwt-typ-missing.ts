import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-typ-missing',
  title: 'Access token does not say that it is one',
  what: 'The typ of an access token is absent or only JWT.',
  why: 'A server that expects another kind of token with the same issuer and key cannot tell them apart.',
  fix: 'Issue access tokens with typ at+jwt, and check it.',
  references: ['RFC 9068 2.1', 'RFC 8725 3.11', 'ASVS 9.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'typ JWT',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'JWT', kid: 'k1' }) } }],
      },
    ],
    good: [{ title: 'typ at+jwt', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-typ-missing',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }) {
    const token = readJws(credential);
    const typ = getString(token?.header, 'typ');
    if (token === undefined || credential.role !== 'access' || (typ !== undefined && typ.toUpperCase() !== 'JWT'))
      return [];
    return [
      {
        message: `${describeToken(credential)} has ${typ === undefined ? 'no typ' : `typ ${typ}`}; at+jwt would set it apart from other tokens.`,
        evidence: [`typ: ${typ ?? 'absent'}`],
        fix: 'Set "typ": "at+jwt" in the header.',
      },
    ];
  },
});
