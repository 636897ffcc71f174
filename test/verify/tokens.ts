import { CompactSign, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters } from 'jose';
import type { Key } from '../../src/verify/key.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

export const CLAIMS = { iss: 'https://id.example', aud: 'web', sub: 'u-1', exp: NOW / 1000 + 600 };

export interface Pair {
  publicJwk: JWK;
  privateJwk: JWK;
}

/** RSA keys take long to make, so there are three, which come in turns. */
const rsaPairs: Promise<CryptoKeyPair>[] = [];
let turn = 0;

function generate(alg: string): Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }> {
  if (!/^[RP]S/.test(alg)) return generateKeyPair(alg, { extractable: true });
  turn = (turn + 1) % 3;
  rsaPairs[turn] ??= generateKeyPair('RS256', { extractable: true });
  return rsaPairs[turn] as Promise<CryptoKeyPair>;
}

/** A key pair as JWKs, another than the one before. */
export async function createPair(alg: string, more: object = {}): Promise<Pair> {
  const { publicKey, privateKey } = await generate(alg);
  return {
    publicJwk: { ...(await exportJWK(publicKey)), ...more },
    privateJwk: { ...(await exportJWK(privateKey)), ...more },
  };
}

/** A signed token. */
export async function sign(
  header: JWTHeaderParameters,
  key: JWK | Uint8Array,
  claims: object = CLAIMS,
): Promise<string> {
  const jwk = key instanceof Uint8Array ? key : { ...key, alg: header.alg, use: undefined, key_ops: undefined };
  const bare = jwk instanceof Uint8Array ? jwk : (JSON.parse(JSON.stringify(jwk)) as JWK);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader(header).sign(bare);
}

/** Base64url of JSON. */
export const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const pasted = (jwk: JWK): Key => ({ jwk, origin: 'pasted', from: 'the pasted JWK' });
export const secret = (text: string): JWK => ({ kty: 'oct', k: Buffer.from(text).toString('base64url') });
