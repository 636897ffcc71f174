import { decodeJwt } from '../core/credential/decode/jwt.ts';
import {
  guessSecrets,
  type Hmac,
  parseSecrets,
  readMacToken,
  trySecrets,
} from '../core/rules/weak-secrets/try-secrets.ts';
import { type Key, toBase64Url } from './key.ts';

/** The secret of a token with a MAC, if it is one that anybody could guess: empty, named after the issuer, or on the list of `load`. */
export async function findKnownSecret(
  token: string,
  { hmac, load }: { hmac: Hmac; load(): Promise<string> },
): Promise<Key | undefined> {
  const { header, claims } = decodeJwt(token);
  const mac = readMacToken(token, header?.alg);
  if (mac === undefined) return undefined;
  const guesses = guessSecrets(claims ?? {});
  const guessed = await trySecrets(mac, guesses, hmac);
  if (guessed !== undefined) {
    const secret = guesses[guessed] ?? '';
    return keyOf(secret, secret === '' ? 'the empty secret' : 'a secret named after who issues or gets the token');
  }
  const known = parseSecrets(await load());
  const at = await trySecrets(mac, known, hmac);
  return at === undefined ? undefined : keyOf(known[at] ?? '', 'a well-known secret, of a public list');
}

function keyOf(secret: string, from: string): Key {
  return { jwk: { kty: 'oct', k: toBase64Url(new TextEncoder().encode(secret)) }, origin: 'guessed', from };
}
