import type { Capture } from '../core/capture/create-capture.ts';
import type { Fact } from '../core/capture/fact.ts';
import type { Credential } from '../core/credential/book.ts';
import type { SecretSearch } from '../judge/find-secret.ts';

export interface SecretTrialsOptions<T> {
  /** What facts of the tab say; called only once facts were read. */
  read(tab: T): Capture;
  /** Looks for the secret of one token. */
  find(credential: Credential, search: Pick<SecretSearch, 'pause'>): Promise<Credential['weakSecret']>;
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

/** Tries well-known secrets on tokens with a MAC, one token after the other, in the pauses. */
export function createSecretTrials<T>(options: SecretTrialsOptions<T>): SecretTrials<T> {
  const pause = options.pause ?? (() => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS)));
  let work: Promise<void> = Promise.resolve();

  async function tryOne(tab: T, credential: Credential): Promise<void> {
    const { id, value } = credential;
    const found = await options.find(credential, { pause });
    if (found === undefined || options.read(tab).credential(id)?.value !== value) return;
    options.observe(tab, { kind: 'secret', at: options.now(), credential: id, found });
  }

  return {
    touch(tab) {
      for (const credential of options.read(tab).takeUntried())
        work = work.then(() => tryOne(tab, credential)).catch(() => undefined);
    },
    done: () => work,
  };
}
