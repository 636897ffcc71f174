import type { JWK } from 'jose';
import { isJsonObject } from '../core/credential/decode/json-model.ts';
import { decodeSdJwt, isSdJwt, matchDisclosures } from '../core/credential/decode/sd-jwt.ts';
import { type Key, toBase64Url } from './key.ts';
import type { PartResult, VerifyResult } from './result.ts';
import { type VerifyOptions, verifyToken } from './verify-token.ts';

/**
 * Checks a token of either kind: a JWS, or an SD-JWT (RFC 9901 section 7), where the issuer's signature decides, and disclosures and the key
 * binding are told beside it.
 */
export async function verifyAny(value: string, keys: readonly Key[], options: VerifyOptions): Promise<VerifyResult> {
  const text = value.trim();
  if (!isSdJwt(text)) return verifyToken(text, keys, options);
  const result = await verifyToken(text.slice(0, text.indexOf('~')), keys, options);
  return { ...result, parts: [...(await checkDisclosures(text)), await checkBinding(text, options)] };
}

async function checkDisclosures(text: string): Promise<PartResult[]> {
  const decoded = decodeSdJwt(text);
  const matched = [...(await matchDisclosures(decoded, digest)).values()];
  if (matched.length === 0) return [];
  const fitting = matched.filter(Boolean).length;
  const name = 'Disclosures';
  if (fitting === matched.length)
    return [{ name, state: 'right', text: `Each of the ${matched.length} has its digest in the token.` }];
  const known = (await digest(decoded.digestAlgorithm, '')) !== undefined;
  return [
    known
      ? {
          name,
          state: 'wrong',
          text: `${matched.length - fitting} of ${matched.length} have no digest in the token: they were changed or put in.`,
        }
      : { name, state: 'unknown', text: `Their digests are of an algorithm that Web Crypto does not have.` },
  ];
}

async function checkBinding(text: string, options: VerifyOptions): Promise<PartResult> {
  const name = 'Key binding';
  const { jwt, keyBinding } = decodeSdJwt(text);
  const { cnf, _sd_alg: hash } = jwt.claims ?? {};
  const jwk = isJsonObject(cnf) ? cnf.jwk : undefined;
  if (keyBinding === undefined)
    return isJsonObject(cnf)
      ? { name, state: 'unknown', text: 'The token is bound to a key (cnf), and no proof of that key follows it.' }
      : { name, state: 'unknown', text: 'The token is bound to no key: whoever has it can use it.' };
  if (!isJsonObject(jwk))
    return { name, state: 'unknown', text: 'There is a proof, but the token names no key for it (cnf.jwk).' };
  const end = text.lastIndexOf('~') + 1;
  const proof = await verifyToken(text.slice(end), [{ jwk: jwk as JWK, origin: 'token', from: 'cnf' }], options);
  if (proof.outcome !== 'verified') return { name, state: 'wrong', text: proof.reason };
  if (keyBinding.header?.typ !== 'kb+jwt')
    return { name, state: 'wrong', text: 'The proof is signed with the key of the token, but its typ is not kb+jwt.' };
  const wanted = await digest(typeof hash === 'string' ? hash : 'sha-256', text.slice(0, end));
  if (wanted === undefined)
    return {
      name,
      state: 'unknown',
      text: 'The proof is signed with the key of the token; its digest cannot be computed here.',
    };
  return keyBinding.claims?.sd_hash === wanted
    ? {
        name,
        state: 'right',
        text: 'The proof is signed with the key of the token (cnf), over exactly these disclosures.',
      }
    : {
        name,
        state: 'wrong',
        text: 'The proof is signed with the key of the token, but for other disclosures (sd_hash).',
      };
}

const HASHES: Readonly<Record<string, string>> = { 'sha-256': 'SHA-256', 'sha-384': 'SHA-384', 'sha-512': 'SHA-512' };

async function digest(algorithm: string, text: string): Promise<string | undefined> {
  const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  if (name === undefined) return undefined;
  return toBase64Url(new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(text))));
}
