import {
  CompactSign,
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { isSignatureAlgorithm, neededFor, objectTo } from './fitting.ts';
import { bitsOf, bytesOf, describeKey } from './key.ts';

export type SignResult = { ok: true; token: string } | { ok: false; reason: string };

/** Signs header and payload, as they are written, with a private key or a secret. Never rejects. */
export async function signToken(header: Record<string, unknown>, payload: string, jwk: JWK): Promise<SignResult> {
  const { alg } = header;
  if (typeof alg !== 'string' || !isSignatureAlgorithm(alg))
    return { ok: false, reason: 'The header names no algorithm for signatures (alg).' };
  const objection = objectTo({ ...jwk, alg: undefined, use: undefined, key_ops: undefined } as unknown as JWK, alg);
  if (objection !== undefined) return { ok: false, reason: objection.reason };
  if (jwk.kty !== 'oct' && jwk.d === undefined)
    return { ok: false, reason: `The key is the public one; ${neededFor(alg)} with its private half signs.` };
  if (jwk.kty === 'RSA' && bitsOf(jwk.n) < 2048)
    return { ok: false, reason: `${alg} needs a key of 2,048 bits or more; this is an ${describeKey(jwk)}.` };
  try {
    const { use: _use, key_ops: _operations, alg: _alg, ...bare } = jwk;
    const secret = bytesOf(jwk.k ?? '');
    if (jwk.kty === 'oct' && secret.length === 0) return { ok: false, reason: 'The secret is empty.' };
    const key = jwk.kty === 'oct' ? secret : await importJWK(bare, alg);
    const { crit, ...rest } = header;
    const names = Array.isArray(crit) ? Object.fromEntries(crit.map((name) => [String(name), true])) : {};
    const token = await new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ ...rest, ...(crit === undefined ? {} : { crit: crit as string[] }), alg })
      .sign(key, { crit: names });
    return { ok: true, token };
  } catch (error) {
    return { ok: false, reason: `It could not be signed: ${error instanceof Error ? error.message : ''}` };
  }
}

/** A new key for an algorithm: the private half to sign with, and the public one to give to a server. A secret has but one half. */
export interface NewKey {
  privateJwk: JWK;
  /** JSON of the public JWK, or of the secret. */
  publicText: string;
  /** SPKI, or PKCS #8 for those that ask; absent for secrets. */
  publicPem?: string;
  privatePem?: string;
}

/** Makes a key for tests. It is in the memory of the page only. */
export async function createKey(alg: string): Promise<NewKey> {
  if (alg.startsWith('HS')) {
    const bytes = crypto.getRandomValues(new Uint8Array(Number(alg.slice(2)) / 8));
    const k = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
    const jwk: JWK = { kty: 'oct', k, alg };
    return { privateJwk: jwk, publicText: JSON.stringify(jwk, undefined, 2) };
  }
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = (await calculateJwkThumbprint(jwk)).slice(0, 12);
  const more = { kid, alg, use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...more },
    publicText: JSON.stringify({ ...jwk, ...more }, undefined, 2),
    publicPem: await exportSPKI(publicKey),
    privatePem: await exportPKCS8(privateKey),
  };
}
