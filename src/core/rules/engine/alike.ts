import type { Recorded } from '../../credential/book.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Entry } from './entry.ts';
import { hasState } from './subject.ts';

/** Exchanges remembered in which the same finding was made, and in all. */
const MAX_PLACES = 16;
const MAX_KEYS = 2000;

/**
 * Knows in which exchanges findings about an origin were made, and when exchanges alike in all that was asked no longer give them:
 * then what the server answers was put right.
 */
export interface AlikeExchanges {
  /** Notes what the rules found in an exchange, and what they did not find any more. */
  note(exchange: Exchange, recorded: readonly Recorded[], found: readonly Entry[]): void;
}

/** Nothing noted yet. */
export function createAlikeExchanges(): AlikeExchanges {
  const foundIn = new Map<string, Set<Entry>>();
  const places = new Map<Entry, Set<string>>();

  function add(entry: Entry, key: string): void {
    const known = places.get(entry) ?? new Set();
    if (known.has(key) || known.size >= MAX_PLACES || (foundIn.size >= MAX_KEYS && !foundIn.has(key))) return;
    places.set(entry, known.add(key));
    foundIn.set(key, (foundIn.get(key) ?? new Set()).add(entry));
  }

  return {
    note(exchange, recorded, found) {
      if (found.length === 0 && places.size === 0) return;
      const key = keyOf(exchange, recorded);
      for (const entry of foundIn.get(key) ?? []) {
        if (found.includes(entry)) continue;
        foundIn.get(key)?.delete(entry);
        const known = places.get(entry);
        known?.delete(key);
        if (known?.size !== 0) continue;
        places.delete(entry);
        entry.putRight ??= exchange.id;
      }
      for (const entry of found) if (!hasState(entry.rule)) add(entry, key);
    },
  };
}

/** Method, address without query, class of status, kind of content, and the places of all credentials: what has to be the same to compare two answers. */
function keyOf({ method, url, status, type }: Exchange, recorded: readonly Recorded[]): string {
  const sent = recorded
    .filter(({ found }) => found.direction === 'sent')
    .map(({ found }) => `${found.place.carrier} ${found.place.name}`);
  return `${method} ${url.split(/[?#]/, 1)[0]} ${Math.floor(status / 100)} ${type} ${sent.sort().join()}`;
}
