import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';
import { findTokenProblem } from './support/token-problem.ts';

export const meta: RuleMeta = {
  id: 'jwt-signature-missing',
  title: 'Token without its signature',
  what: 'The signature part of a token is empty although its alg is not none.',
  why: 'Nothing protects the claims; a server that accepts the token does not check signatures.',
  fix: 'Send the whole token, and let the server refuse a token whose signature is not there.',
  references: ['RFC 8725 3.3', 'RFC 7515 5.2', 'CWE 347', 'ASVS 9.1.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an empty signature',
        exchanges: [{ request: { authorization: `Bearer ${sampleJwt(CLAIMS, undefined, '')}` } }],
      },
    ],
    good: [{ title: 'a signature', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-signature-missing',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting }) {
    if (credential.jwt?.form !== 'jws' || !findTokenProblem(credential, 'empty-signature')) return [];
    // Some sites keep header and claims in a cookie for scripts, and the signature in one that scripts cannot read.
    const split = /cookie/.test(sighting.place.carrier);
    return [
      {
        message: `${describeToken(credential)} has ${getString(credential.jwt.header, 'alg') ?? 'no alg'} as algorithm and an empty signature.`,
        severity: split ? 'warning' : 'error',
        evidence: ['signature: 0 bytes'],
      },
    ];
  },
});
