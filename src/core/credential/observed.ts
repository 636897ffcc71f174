import type { StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import type { BodyDigest } from './body-digest.ts';
import type { Credential, Recorded, StorageSeen } from './book-model.ts';
import type { ExchangeReading } from './read.ts';

/**
 * A fact of the capture with what the credential layer read in it: what flow, strategy, rules and diagnosis observe, each through one
 * door. `at` is in milliseconds since the epoch, `site` a registrable domain.
 */
export type Observed = (
  | {
      /** An exchange that ended. Its response body, where one is read, follows as a fact of its own. */
      kind: 'exchange';
      exchange: Exchange;
      reading: ExchangeReading;
      /** Registrable domain of the page it was made for. */
      site: string;
    }
  | { kind: 'body'; exchange: Exchange; body: BodyDigest; site: string }
  | { kind: 'cookies'; origin: string; cookies: readonly StoredCookie[]; site: string }
  | { kind: 'storage'; origin: string; area: StorageSeen['area']; entries: StorageSeen['entries']; site: string }
  /** The tab shows this page now. */
  | { kind: 'page'; url: string; origin: string; site: string }
  /** A well-known secret was found to fit a token. */
  | { kind: 'secret'; credential: Credential; site: string }
) & {
  at: number;
  recorded: readonly Recorded[];
  /** Credentials known before whose role this fact made clearer. */
  changed: readonly Credential[];
};

/** One kind of observed fact. */
export type ObservedKind<K extends Observed['kind']> = Extract<Observed, { kind: K }>;
