import type { Capture } from '../core/capture/create-capture.ts';
import type { Fact } from '../core/capture/fact.ts';
import type { Credential } from '../core/credential/book.ts';
import {
  guessSecrets,
  type Hmac,
  parseSecrets,
  readMacToken,
  trySecrets,
} from '../core/rules/weak-secrets/try-secrets.ts';

export interface SecretTrialsOptions<T extends { capture: Capture }> {
  /** Text of the list of well-known secrets, one a line. Asked for when the first token comes. */
  load(): Promise<string>;
  hmac: Hmac;
  observe(tab: T, fact: Fact): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits until there is time; by default a little while. */
  pause?(): Promise<void>;
}

export interface SecretTrials<T> {
  /** Takes the tokens of the tab that nobody has tried. Returns at once; what is to do is done when there is time. */
  touch(tab: T): void;
  /** Settles when nothing is left to do. */
  done(): Promise<void>;
}

/** So long others have the thread between batches, in milliseconds. */
const PAUSE_MS = 20;

/** Tries well-known secrets on tokens with a MAC, one token after the other, in the pauses. The token goes nowhere. */
export function createSecretTrials<T extends { capture: Capture }>(options: SecretTrialsOptions<T>): SecretTrials<T> {
  const pause = options.pause ?? (() => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)));
  let list: Promise<string[]> | undefined;
  let work: Promise<void> = Promise.resolve();

  async function tryOne(tab: T, { id, value, jwt }: Credential): Promise<void> {
    const token = readMacToken(value, jwt?.header?.alg);
    if (token === undefined) return;
    await pause();
    const guesses = guessSecrets(jwt?.claims ?? {});
    const guessed = await trySecrets(token, guesses, options.hmac, { pause });
    list ??= options.load().then(parseSecrets, () => []);
    const known = guessed === undefined ? await trySecrets(token, await list, options.hmac, { pause }) : undefined;
    const found =
      guessed === undefined
        ? known === undefined
          ? undefined
          : 'well-known'
        : guesses[guessed] === ''
          ? 'empty'
          : 'named';
    if (found === undefined || tab.capture.credential(id)?.value !== value) return;
    options.observe(tab, { kind: 'secret', at: options.now(), credential: id, found });
  }

  return {
    touch(tab) {
      for (const credential of tab.capture.takeUntried())
        work = work.then(() => tryOne(tab, credential)).catch(() => undefined);
    },
    done: () => work,
  };
}
