import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-signature-length',
  title: 'Signature has the wrong length',
  what: 'The signature of a token is not as long as its algorithm makes signatures.',
  why: 'No verifier accepts it: it was cut, or it is an ECDSA signature in DER where the two raw numbers belong.',
  fix: 'Send the whole token; for ES256 sign into the raw form of 64 bytes (IEEE P1363).',
  references: ['RFC 7518 3.2', 'RFC 7518 3.4', 'RFC 7515 5.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an ES256 signature of 71 bytes, as DER has',
        exchanges: [
          { status: 401, request: { authorization: `Bearer ${sampleJwt(CLAIMS, undefined, 'A'.repeat(95))}` } },
        ],
      },
    ],
    good: [{ title: '64 bytes', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-signature-length',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential }) {
    const { jwt } = credential;
    const signature = jwt?.form === 'jws' ? jwt.parts[2] : undefined;
    const bytes = jwt?.algorithm?.bytes;
    if (
      signature === undefined ||
      signature.text === '' ||
      bytes === undefined ||
      jwt?.algorithm?.use === 'none' ||
      signature.bytes === bytes
    )
      return [];
    return [
      {
        message: `${describeToken(credential)} has a signature of ${signature.bytes} bytes; ${getString(jwt?.header, 'alg')} makes ${bytes}.`,
        evidence: [`signature: ${signature.bytes} bytes`, `expected: ${bytes} bytes`],
      },
    ];
  },
});
