import type { PublicKey } from '../credential/key-set.ts';
import type { Observed } from '../credential/observed.ts';

/** A key set that a server gave to the page. */
export interface SeenKeySet {
  url: string;
  /** When the request for it began, in milliseconds since the epoch. */
  at: number;
  keys: readonly PublicKey[];
}

/** What a capture knows of keys that signatures can be checked with. */
export interface SeenKeys {
  /** The newest last. */
  sets: readonly SeenKeySet[];
  /** Where issuers say their keys are, as their metadata told (RFC 8414). */
  issuers: readonly { issuer: string; keysUrl: string }[];
}

export interface KeyShelf {
  observe(fact: Observed): void;
  read(): SeenKeys;
}

const MAX_SETS = 16;
const MAX_ISSUERS = 32;

/** Keeps the public keys that were seen, of each address the newest set, and what issuers say of theirs. Bounded. */
export function createKeyShelf(): KeyShelf {
  const sets = new Map<string, SeenKeySet>();
  const issuers = new Map<string, string>();
  return {
    observe(fact) {
      if (fact.kind !== 'body') return;
      const { keySet, document } = fact.body;
      const { url, startedAt } = fact.exchange;
      if (keySet !== undefined) put(sets, url, { url, at: startedAt, keys: keySet }, MAX_SETS);
      if (document?.issuer !== undefined && document.jwks_uri !== undefined)
        put(issuers, document.issuer, document.jwks_uri, MAX_ISSUERS);
    },
    read: () => ({
      sets: [...sets.values()],
      issuers: [...issuers].map(([issuer, keysUrl]) => ({ issuer, keysUrl })),
    }),
  };
}

/** The newest is the last, and the oldest goes first. */
function put<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > limit) map.delete(map.keys().next().value as string);
}
