import { compactDecrypt, importJWK } from 'jose';
import { getAlgorithm } from '../core/credential/decode/jose-algorithms.ts';
import { decodeJwt } from '../core/credential/decode/jwt.ts';
import { bytesOf, describeKey, type Key } from './key.ts';

/** What came of opening an encrypted token: its content, or why there is none, in a sentence. */
export type Decrypted = { ok: true; text: string; key: string } | { ok: false; reason: string };

/** Types of keys that each way of managing keys takes (RFC 7518 section 4.1). */
function wantedType(alg: string): string[] {
  if (alg.startsWith('RSA')) return ['RSA'];
  return alg.startsWith('ECDH') ? ['EC', 'OKP'] : ['oct'];
}

/** Opens a compact JWE (RFC 7516) with one of the keys. Never rejects; keys and content stay where they are. */
export async function decryptToken(token: string, keys: readonly Key[]): Promise<Decrypted> {
  const { form, header } = decodeJwt(token);
  const { alg, enc, kid } = header ?? {};
  if (form !== 'jwe' || typeof alg !== 'string')
    return { ok: false, reason: 'This is no encrypted token (JWE) in one line.' };
  if (alg === 'RSA1_5')
    return {
      ok: false,
      reason:
        'RSA1_5 cannot be opened here: Web Crypto does not have RSA encryption by PKCS #1 v1.5, for its holes (RFC 8725 section 3.2).',
    };
  if (getAlgorithm(alg)?.use !== 'key-management')
    return { ok: false, reason: `“${alg.slice(0, 40)}” is no algorithm for encryption.` };
  const fitting = keys.filter(({ jwk }) => wantedType(alg).includes(jwk.kty ?? ''));
  const [first] = keys;
  if (fitting.length === 0)
    return {
      ok: false,
      reason:
        first === undefined
          ? 'There is no key.'
          : `${alg} needs ${WORDS[wantedType(alg)[0] ?? '']}; this is ${/^[aeiou]|^RSA/i.test(describeKey(first.jwk)) ? 'an' : 'a'} ${describeKey(first.jwk)}.`,
    };
  const asymmetric = !wantedType(alg).includes('oct');
  if (asymmetric && fitting.every(({ jwk }) => jwk.d === undefined))
    return {
      ok: false,
      reason: 'The key is the public one, with which tokens are encrypted; only the private one opens them.',
    };
  let text = '';
  for (const { jwk } of [...fitting].sort(
    (one, other) => Number(other.jwk.kid === kid) - Number(one.jwk.kid === kid),
  )) {
    try {
      const { use: _use, key_ops: _operations, alg: _alg, ...bare } = jwk;
      const key = jwk.kty === 'oct' ? bytesOf(jwk.k ?? '') : await importJWK(bare, alg);
      const { plaintext } = await compactDecrypt(token, key, {
        keyManagementAlgorithms: [alg],
        maxPBES2Count: 1_000_000,
        crit: critOf(header?.crit),
      });
      return { ok: true, text: new TextDecoder().decode(plaintext), key: describeKey(jwk) };
    } catch (error) {
      text = error instanceof Error ? error.message : '';
    }
  }
  if (/not supported|unsupported|unrecognized/i.test(text))
    return { ok: false, reason: `This browser cannot open ${alg} with ${String(enc)}: ${text}` };
  if (/length|size/i.test(text))
    return { ok: false, reason: `The key is not of the length that ${alg} with ${String(enc)} takes: ${text}` };
  return { ok: false, reason: 'The token was not encrypted for this key, or it was changed.' };
}

const WORDS: Readonly<Record<string, string>> = {
  RSA: 'a private RSA key',
  EC: 'a private key on a curve',
  oct: 'a secret',
};

function critOf(crit: unknown): Record<string, boolean> {
  return Array.isArray(crit)
    ? Object.fromEntries(crit.filter((one) => typeof one === 'string').map((name) => [name, true]))
    : {};
}
