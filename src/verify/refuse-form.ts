import { getAlgorithm } from '../core/credential/decode/jose-algorithms.ts';
import type { DecodedJwt } from '../core/credential/decode/jwt.ts';
import { isSignatureAlgorithm, missingIn } from './fitting.ts';
import type { Verdict, VerifyCode } from './result.ts';

/** A token beyond this is none that a server takes. */
export const MAX_TOKEN = 1_048_576;

/** What no key can change: the token is not signed, not a JWS, or of an algorithm that is not there. */
export function refuseForm(token: string, jwt: DecodedJwt, alg: string | undefined): Verdict | undefined {
  const unchecked = (code: VerifyCode, reason: string): Verdict => ({ outcome: 'unchecked', code, reason });
  const refused = (code: VerifyCode, reason: string): Verdict => ({ outcome: 'refused', code, reason });
  if (token.length > MAX_TOKEN) return unchecked('not-a-jws', 'The token is too long to be checked here.');
  if (jwt.form === 'jwe')
    return unchecked(
      'encrypted',
      'The token is encrypted (JWE): it has no signature that anybody but its receiver could see.',
    );
  if (jwt.form === 'broken' && alg === undefined && jwt.header !== undefined)
    return refused('alg-missing', 'The header names no algorithm (alg), so that no verifier may take the token.');
  if (jwt.form !== 'jws')
    return unchecked('not-a-jws', 'This is not a whole signed token: a JWS has three parts and a header.');
  if (alg === undefined)
    return refused('alg-missing', 'The header names no algorithm (alg), so that no verifier may take the token.');
  if (alg.toLowerCase() === 'none')
    return refused('alg-none', 'The algorithm is “none”: there is no signature, and anybody can write such a token.');
  if (!isSignatureAlgorithm(alg)) {
    return getAlgorithm(alg) === undefined
      ? unchecked('alg-unknown', `“${alg.slice(0, 40)}” is no registered algorithm for signatures.`)
      : refused('alg-unknown', `${alg} is an algorithm for encryption, not for signatures.`);
  }
  const missing = missingIn(alg);
  if (missing !== undefined)
    return unchecked('alg-unsupported', `Web Crypto has no ${missing}, so that ${alg} cannot be checked in a browser.`);
  return refuseSignature(token.slice(token.lastIndexOf('.') + 1), alg, jwt);
}

function refuseSignature(signature: string, alg: string, jwt: DecodedJwt): Verdict | undefined {
  if (signature === '')
    return {
      outcome: 'refused',
      code: 'signature-missing',
      reason: `The header says ${alg}, and the signature is empty.`,
    };
  if (jwt.payload === 'detached')
    return {
      outcome: 'unchecked',
      code: 'payload-detached',
      reason: 'The payload is not in the token (detached), and what was signed is not known without it.',
    };
  const part = jwt.parts.find(({ name }) => name === 'signature');
  const wanted = getAlgorithm(alg)?.bytes;
  if (part === undefined || wanted === undefined || part.bytes === wanted) return undefined;
  // DER begins with a SEQUENCE, `0x30`, whose base64url begins with M.
  const isDer = alg.startsWith('ES') && signature.startsWith('M') && part.bytes > wanted / 2;
  return {
    outcome: 'refused',
    code: 'signature-length',
    reason: `The signature has ${part.bytes} bytes; one of ${alg} has ${wanted}. ${
      isDer
        ? 'It looks like one in ASN.1, as OpenSSL writes it; a JWS has the two numbers side by side (RFC 7518 section 3.4).'
        : 'It was cut, or made for something else.'
    }`,
  };
}
