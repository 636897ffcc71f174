import { describeCarrier } from '../credential/carrier-words.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-alg-none',
  title: 'Token without a signature (alg: none)',
  what: 'The token says alg: none, so nothing protects its claims.',
  why: 'Anybody can write such a token with any claims; a server that accepts it lets anybody in as anybody.',
  fix: 'Sign tokens, and let verifiers accept a fixed list of algorithms in which none does not stand.',
  references: ['RFC 8725 3.1', 'RFC 8725 3.2', 'CWE 347', 'ASVS 9.1.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token with alg: none',
        exchanges: [{ request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'none', typ: 'at+jwt' }, '')}` } }],
      },
      {
        title: 'the same in other letters',
        exchanges: [{ request: { authorization: `Bearer ${sampleJwt(CLAIMS, { alg: 'nOnE', typ: 'at+jwt' }, '')}` } }],
      },
    ],
    good: [{ title: 'a signed token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-alg-none',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting }) {
    const alg = getString(credential.jwt?.header, 'alg');
    if (credential.jwt?.form !== 'jws' || alg?.toLowerCase() !== 'none') return [];
    // OpenID Connect Core section 6.1 allows request objects without a signature.
    if (sighting.place.name === 'request') return [];
    return [
      {
        message: `${describeToken(credential)} has "alg": "${alg}": it is not signed, so anybody can change its claims.`,
        evidence: [`alg: ${alg}`, `sent in: ${describeCarrier(sighting.place.carrier)}`],
      },
    ];
  },
});
