import { exportSPKI, importJWK, type JWK } from 'jose';
import { type Key, toBase64Url } from './key.ts';
import { publicOf, trySignature } from './signature.ts';

/** The public key whose PEM was taken for a secret: as it was pasted, and as tools write it. */
export async function findConfusion(token: string, alg: string, keys: readonly Key[]): Promise<Key | undefined> {
  for (const key of keys) {
    if (key.jwk.kty === 'oct') continue;
    const pem = key.pem ?? (await pemOf(key));
    if (pem === undefined) continue;
    const text = pem.trim();
    for (const secret of [text, `${text}\n`, text.replaceAll('\r\n', '\n'), `${text.replaceAll('\n', '\r\n')}\r\n`]) {
      const k = toBase64Url(new TextEncoder().encode(secret));
      if ((await trySignature(token, { kty: 'oct', k }, alg)).outcome === 'fits') return key;
    }
  }
  return undefined;
}

/** The key as tools write it, if it is one whose text could be taken for a secret. */
async function pemOf({ jwk }: Key): Promise<string | undefined> {
  const alg = algorithmOf(jwk);
  if (alg === undefined) return undefined;
  try {
    const key = await importJWK(publicOf(jwk), alg, { extractable: true });
    return key instanceof Uint8Array ? undefined : await exportSPKI(key);
  } catch {
    return undefined;
  }
}

function algorithmOf({ kty, crv }: JWK): string | undefined {
  if (kty === 'RSA') return 'RS256';
  if (kty === 'EC') return { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }[crv ?? ''];
  return kty === 'OKP' ? 'EdDSA' : undefined;
}
