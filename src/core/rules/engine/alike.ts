import type { Recorded } from '../../credential/book.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Entry, FindingStore } from './finding-store.ts';
import { hasState } from './subject.ts';

/** Exchanges remembered in which the same finding was made. */
const MAX_PLACES = 16;

/**
 * Knows in which exchanges findings about an origin were made, and when exchanges alike in all that was asked no longer give them:
 * then what the server answers was put right.
 */
export interface AlikeExchanges {
  /** Notes what the rules found in an exchange, and what they did not find any more. */
  note(exchange: Exchange, recorded: readonly Recorded[], found: readonly Entry[]): void;
}

/** Nothing noted yet. */
export function createAlikeExchanges(store: FindingStore): AlikeExchanges {
  const places = new Map<Entry, Set<string>>();
  return {
    note(exchange, recorded, found) {
      if (found.length === 0 && places.size === 0) return;
      const key = keyOf(exchange, recorded);
      for (const [entry, known] of places) {
        if (found.includes(entry) || !known.delete(key) || known.size > 0) continue;
        places.delete(entry);
        entry.putRight ??= exchange.id;
      }
      for (const entry of found) {
        if (hasState(entry.rule)) continue;
        const known = places.get(entry);
        if (known === undefined) {
          if (places.size < store.size()) places.set(entry, new Set([key]));
        } else if (known.size < MAX_PLACES) known.add(key);
      }
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
