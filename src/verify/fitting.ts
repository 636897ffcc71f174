import type { JWK } from 'jose';
import { bitsOf, describeKey } from './key.ts';

/** Why a key may not be used with an algorithm. */
export type ObjectionCode = 'key-type' | 'key-curve' | 'key-alg' | 'key-use' | 'key-short' | 'key-broken';

export interface Objection {
  code: ObjectionCode;
  /** One sentence. */
  reason: string;
  /** The key is of the right type all the same, so that the signature can be tried. */
  canTry: boolean;
}

/** What an algorithm wants of a key (RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864, RFC 9964). */
interface Wanted {
  kty: string;
  crv?: readonly string[];
  /** Web Crypto, or the library over it, does not have it. */
  missing?: string;
}

const mac: Wanted = { kty: 'oct' };
const rsa: Wanted = { kty: 'RSA' };
const WANTED: Readonly<Record<string, Wanted>> = {
  HS256: mac,
  HS384: mac,
  HS512: mac,
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  ES256: { kty: 'EC', crv: ['P-256'] },
  ES384: { kty: 'EC', crv: ['P-384'] },
  ES512: { kty: 'EC', crv: ['P-521'] },
  ES256K: { kty: 'EC', crv: ['secp256k1'], missing: 'ECDSA on secp256k1' },
  EdDSA: { kty: 'OKP', crv: ['Ed25519', 'Ed448'] },
  Ed25519: { kty: 'OKP', crv: ['Ed25519'] },
  Ed448: { kty: 'OKP', crv: ['Ed448'], missing: 'Ed448' },
  'ML-DSA-44': { kty: 'AKP' },
  'ML-DSA-65': { kty: 'AKP' },
  'ML-DSA-87': { kty: 'AKP' },
};

/** Names of what algorithms want, in words. */
const TYPES: Readonly<Record<string, string>> = {
  RSA: 'an RSA key',
  EC: 'an EC key',
  OKP: 'an OKP key',
  oct: 'a secret',
  AKP: 'an AKP key',
};
/** The least bits of a secret (RFC 7518 section 3.2). */
const MAC_BYTES: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 };

/** Whether the algorithm is one for signatures or MACs that is known. */
export function isSignatureAlgorithm(alg: string): boolean {
  return Object.hasOwn(WANTED, alg);
}

/** What Web Crypto does not have of the algorithm; undefined when it should have it. */
export function missingIn(alg: string): string | undefined {
  return Object.hasOwn(WANTED, alg) ? WANTED[alg]?.missing : undefined;
}

/** What the algorithm needs, in words. */
export function neededFor(alg: string): string {
  const { kty = '', crv } = WANTED[alg] ?? {};
  const words = TYPES[kty] ?? 'a key';
  return crv === undefined ? words : `${words} on ${crv.join(' or ')}`;
}

/** What speaks against using a key with an algorithm; undefined when nothing does. */
export function objectTo(jwk: JWK, alg: string): Objection | undefined {
  const wanted = WANTED[alg];
  if (wanted === undefined) return undefined;
  const it = describeKey(jwk);
  if (jwk.kty !== wanted.kty)
    return { code: 'key-type', reason: `${alg} needs ${neededFor(alg)}; this is ${article(it)}.`, canTry: false };
  if (wanted.crv !== undefined && !wanted.crv.includes(jwk.crv ?? ''))
    return { code: 'key-curve', reason: `${alg} needs ${neededFor(alg)}; this is ${article(it)}.`, canTry: false };
  if (jwk.crv === 'Ed448')
    return { code: 'key-curve', reason: 'The key is on Ed448, which Web Crypto does not have.', canTry: false };
  if (wanted.kty === 'AKP' && jwk.alg !== alg)
    return { code: 'key-alg', reason: `The key is one for ${jwk.alg}, the token says ${alg}.`, canTry: false };
  if (
    jwk.alg !== undefined &&
    jwk.alg !== alg &&
    !(jwk.alg === 'Ed25519' && alg === 'EdDSA') &&
    !(jwk.alg === 'EdDSA' && alg === 'Ed25519')
  )
    return {
      code: 'key-alg',
      reason: `The key says that it is for ${jwk.alg} only (alg); the token says ${alg}.`,
      canTry: true,
    };
  if (jwk.use !== undefined && jwk.use !== 'sig')
    return { code: 'key-use', reason: `The key says that it is not for signatures (use: ${jwk.use}).`, canTry: true };
  const operations = jwk.key_ops;
  // A private key that may sign belongs to a public one that may verify.
  if (operations !== undefined && !operations.some((one) => one === 'verify' || one === 'sign'))
    return {
      code: 'key-use',
      reason: `The key says that it is not for signatures (key_ops: ${operations.join(', ')}).`,
      canTry: true,
    };
  return undefined;
}

/** What a verifier may mind about the strength of a key that fits; undefined when nothing. */
export function weaknessOf(jwk: JWK, alg: string): string | undefined {
  if (jwk.kty === 'RSA' && bitsOf(jwk.n) < 2048)
    return `The key has ${bitsOf(jwk.n).toLocaleString('en-US')} bits; ${alg} needs 2,048 or more, and many verifiers refuse it (RFC 7518 section 3.3).`;
  const least = MAC_BYTES[alg];
  if (least !== undefined && jwk.kty === 'oct') {
    const length = Math.floor(((jwk.k ?? '').length * 3) / 4);
    if (length < least)
      return `The secret has ${length} ${length === 1 ? 'byte' : 'bytes'}; ${alg} needs ${least} or more, and some verifiers refuse it (RFC 7518 section 3.2).`;
  }
  return undefined;
}

function article(words: string): string {
  return `${/^(?:[AEIOU]|RSA|ML-)/i.test(words) ? 'an' : 'a'} ${words}`;
}
