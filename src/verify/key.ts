import type { JWK } from 'jose';

/** Where a key came from: that decides what a fitting signature proves. */
export type KeyOrigin =
  /** A key set that the page got and that was seen. */
  | 'seen'
  /** A key set that a person had fetched. */
  | 'fetched'
  | 'pasted'
  /** The token brings it along (`jwk`, `x5c`), or it is bound to it (`cnf`). */
  | 'token'
  /** A secret that anybody could guess. */
  | 'guessed';

/** A key to check signatures with. It stays in the memory of the page: nothing here writes it anywhere. */
export interface Key {
  jwk: JWK;
  origin: KeyOrigin;
  /** Address of the key set, or what a person pasted. */
  from?: string;
  /** The key set is known to be one of the issuer that the token names. */
  ofIssuer?: true;
  /** The PEM as it was pasted: some verifiers take its text for a secret. */
  pem?: string;
}

/** What may be told of a key: nothing of it lets anybody sign. */
export interface KeyFacts {
  origin: KeyOrigin;
  from?: string;
  kid?: string;
  /** RFC 7638, SHA-256; of public keys only, for that of a secret lets others try guesses. */
  thumbprint?: string;
  /** "RSA key of 2,048 bits", "key on P-256", "secret of 20 bytes". */
  what: string;
}

/** Bits of an RSA modulus in base64url. */
export function bitsOf(n: string | undefined): number {
  if (n === undefined || n === '') return 0;
  const bytes = bytesOf(n);
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  return (bytes.length - start) * 8 - (Math.clz32(bytes[start] ?? 0) - 24);
}

/** The bytes of base64url, padded or not; empty when it is none. */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What a key is, in words. */
export function describeKey({ kty, crv, n, k, alg }: JWK): string {
  switch (kty) {
    case 'RSA':
      return `RSA key of ${bitsOf(n).toLocaleString('en-US')} bits`;
    case 'EC':
    case 'OKP':
      return `key on ${crv}`;
    case 'AKP':
      return `${alg} key`;
    case 'oct': {
      const { length } = bytesOf(k ?? '');
      return length === 0 ? 'empty secret' : `secret of ${length} ${length === 1 ? 'byte' : 'bytes'}`;
    }
    default:
      return `key of type ${kty}`;
  }
}
