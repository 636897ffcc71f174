import type { Credential } from '../core/credential/book.ts';
import {
  guessSecrets,
  type Hmac,
  parseSecrets,
  readMacToken,
  trySecrets,
} from '../core/rules/weak-secrets/try-secrets.ts';

export interface SecretSearch {
  hmac: Hmac;
  /** Text of the list of well-known secrets, one a line. Asked for when no guess fits. */
  load(): Promise<string>;
  /** Waits until there is time. */
  pause(): Promise<void>;
}

/** Tries secrets that anybody could guess on a token with a MAC; undefined when none fits, and for all other credentials. The token goes nowhere. */
export async function findSecret(
  { value, jwt }: Credential,
  { hmac, load, pause }: SecretSearch,
): Promise<NonNullable<Credential['weakSecret']> | undefined> {
  const token = readMacToken(value, jwt?.header?.alg);
  if (token === undefined) return undefined;
  await pause();
  const guesses = guessSecrets(jwt?.claims ?? {});
  const guessed = await trySecrets(token, guesses, hmac, { pause });
  if (guessed !== undefined) return guesses[guessed] === '' ? 'empty' : 'named';
  const known = await trySecrets(token, parseSecrets(await load()), hmac, { pause });
  return known === undefined ? undefined : 'well-known';
}
