import { compactVerify, errors, importJWK, type JWK } from 'jose';
import { bitsOf, bytesOf } from './key.ts';

/** What came of trying a key on a signature. `broken` is neither: the browser does not take key or token, and says why. */
export type Trial = { outcome: 'fits' } | { outcome: 'wrong' } | { outcome: 'broken'; text: string };

/** Members that say what a key is for; whether that is kept to is judged apart from whether the signature fits. */
const USES = ['use', 'key_ops', 'alg', 'ext'] as const;
/** Members that a private key has and a public one has not. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'] as const;

/** Tries the signature of a compact JWS with one key. Never rejects. `crit` names members of the header that are passed over. */
export async function trySignature(token: string, jwk: JWK, alg: string, crit: readonly string[] = []): Promise<Trial> {
  try {
    if (jwk.kty === 'RSA' && bitsOf(jwk.n) < 2048) return await tryShortRsa(token, jwk, alg);
    const key = jwk.kty === 'oct' ? secretOf(jwk) : await importJWK(publicOf(jwk, alg), alg);
    await compactVerify(token, key, { crit: Object.fromEntries(crit.map((name) => [name, true])) });
    return { outcome: 'fits' };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return { outcome: 'wrong' };
    return { outcome: 'broken', text: error instanceof Error ? error.message : String(error) };
  }
}

/** The public half of a key, without what says what it is for. */
export function publicOf(jwk: JWK, alg?: string): JWK {
  const half: JWK = { ...jwk };
  for (const name of [...USES, ...PRIVATE]) delete half[name as keyof JWK];
  // Keys of type AKP are of one algorithm only, which is part of them (RFC 9964).
  return jwk.kty === 'AKP' ? { ...half, alg: jwk.alg ?? alg ?? '' } : half;
}

/** HMAC fills keys with zeros, so one zero is as good as nothing (RFC 2104 section 2), which browsers refuse. */
function secretOf({ k }: JWK): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(k ?? '');
  return bytes.length === 0 ? new Uint8Array(1) : bytes;
}

/** Keys that are too short are refused by the library, as they should be; here it is asked whether the signature is theirs. */
async function tryShortRsa(token: string, jwk: JWK, alg: string): Promise<Trial> {
  const hash = `SHA-${alg.slice(2)}`;
  const algorithm = { name: alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash };
  const key = await crypto.subtle.importKey('jwk', publicOf(jwk) as JsonWebKey, algorithm, false, ['verify']);
  const dot = token.lastIndexOf('.');
  const parameters = { ...algorithm, saltLength: Number(alg.slice(2)) / 8 };
  const signed = new TextEncoder().encode(token.slice(0, dot));
  const fits = await crypto.subtle.verify(parameters, key, bytesOf(token.slice(dot + 1)), signed);
  return { outcome: fits ? 'fits' : 'wrong' };
}
