import type { Exchange } from '../core/http/exchange.ts';
import type { Tab } from './tabs.ts';

/**
 * A browser holds events back for a worker that it has yet to start: DevTools may have told of a request before they come, or its answer
 * may have come before its beginning.
 */
export interface FilledBefore {
  /** An exchange was filled in, or heard of without its beginning. */
  note(tab: Tab, exchange: Exchange): void;
  /** The exchange that is known of a request whose first events come only now, once; none when there is none. */
  take(tab: Tab, request: RequestSeen): Exchange | undefined;
}

/** What is known of a request when the first of its events comes. */
export type RequestSeen = Pick<Exchange, 'method' | 'url' | 'startedAt' | 'unseen'>;

/** How far apart the clocks of DevTools and of webRequest may see the same request (milliseconds). */
const CLOCKS_MS = 250;
/** Events are held back so long at most (milliseconds). */
const HELD_MS = 60_000;
/** Of what was noted so many are remembered for each tab. */
const MAX_NOTED = 1_000;

interface Noted {
  captureId: number;
  exchange: Exchange;
  /** A request that began later is another. */
  at: number;
}

/** Nothing was filled in yet. `now` gives milliseconds since the epoch. */
export function createFilledBefore(now: () => number): FilledBefore {
  const notedOf = new WeakMap<Tab, Noted[]>();

  return {
    note(tab, exchange) {
      const noted = notedOf.get(tab) ?? [];
      noted.push({ captureId: tab.captureId, exchange, at: now() });
      if (noted.length > MAX_NOTED) noted.shift();
      notedOf.set(tab, noted);
    },
    take(tab, request) {
      const noted = notedOf.get(tab);
      if (!noted) return undefined;
      let nearest: number | undefined;
      let least = HELD_MS;
      for (const [index, { captureId, exchange, at }] of noted.entries()) {
        if (captureId !== tab.captureId || request.startedAt > at) continue;
        if (exchange.method !== request.method || exchange.url !== request.url) continue;
        const distance = exchange.filledIn ? distanceBetween(request, exchange) : lateness(request, exchange);
        if (distance > (exchange.filledIn ? CLOCKS_MS : HELD_MS)) continue;
        if (distance > least || (nearest !== undefined && distance === least)) continue;
        nearest = index;
        least = distance;
      }
      return nearest === undefined ? undefined : noted.splice(nearest, 1)[0]?.exchange;
    },
  };
}

/** How far apart a request of webRequest and one of DevTools began (milliseconds). A request whose beginning was lost is first heard of at some time before its end. */
export function distanceBetween(request: RequestSeen, { startedAt, endedAt = startedAt }: Exchange): number {
  const end = request.unseen?.includes('request-headers') ? endedAt : startedAt;
  return Math.max(startedAt - request.startedAt, request.startedAt - end, 0);
}

/** How long before its answer a request began whose beginning is told late (milliseconds); endless when it is another request. */
function lateness({ startedAt, unseen }: RequestSeen, known: Exchange): number {
  const isAnother = unseen?.includes('request-headers') || startedAt > known.startedAt;
  return isAnother ? Number.POSITIVE_INFINITY : known.startedAt - startedAt;
}
