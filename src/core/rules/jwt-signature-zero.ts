import { decodeBase64Url } from '../credential/decode/base64.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { claimsWith, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-signature-zero',
  title: 'Signature of zeros',
  what: 'One or both numbers of the ECDSA signature of a token are zero.',
  why: 'Unless a recorder put zeros in the place of the signature the token is forged, and Java 15 to 18 without the fix of April 2022 (CVE-2022-21449) accepts it for whatever claims.',
  fix: 'Find out who made the token; let the server run a Java with the fix, and refuse r and s that are not between 1 and the order of the curve.',
  references: ['RFC 7518 3.4', 'CWE 347'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'ES256 with 64 bytes of zero',
        exchanges: [{ request: { authorization: `Bearer ${sampleJwt(undefined, undefined, 'A'.repeat(86))}` } }],
      },
    ],
    good: [
      {
        title: 'a signature',
        exchanges: [{ request: { authorization: `Bearer ${sampleJwt(claimsWith({}))}` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-signature-zero',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, exchange }) {
    const { jwt } = credential;
    const alg = getString(jwt?.header, 'alg') ?? '';
    const signature = jwt?.form === 'jws' && /^ES(?:256K?|384|512)$/.test(alg) ? jwt.parts[2]?.text : undefined;
    if (signature === undefined || signature.length < 8 || signature.length > 400) return [];
    const zero = zeroNumbers(decodeBase64Url(signature).bytes);
    if (zero === undefined) return [];
    const answered = exchange === undefined ? [] : [`answered: ${exchange.status}`];
    return [
      {
        message: `${describeToken(credential)} is signed with ${alg}, and ${zero} of its signature ${zero === 'r and s' ? 'are' : 'is'} zero, as no signer makes it.`,
        evidence: [`zero: ${zero}`, ...answered],
      },
    ];
  },
});

/** Which of r and s are zero, side by side as RFC 7518 section 3.4 has them, or in DER; undefined when neither is. */
function zeroNumbers(bytes: Uint8Array): string | undefined {
  const [r, s] = bytes[0] === 0x30 && bytes[1] === bytes.length - 2 ? readDer(bytes) : halves(bytes);
  const zero = [...(isZero(r) ? ['r'] : []), ...(isZero(s) ? ['s'] : [])];
  return zero.length === 0 ? undefined : zero.join(' and ');
}

function halves(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  return [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];
}

function readDer(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const end = 4 + (bytes[3] ?? 0);
  return [bytes.subarray(4, end), bytes.subarray(end + 2)];
}

function isZero(number: Uint8Array): boolean {
  return number.length > 0 && number.every((byte) => byte === 0);
}
