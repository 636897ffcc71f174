import type { Exchange } from '../http/exchange.ts';
import type { OpenAttempt } from './site-flow.ts';

/** Sign-ins that end at one site and are handed over to another, as proxies before a site do. */
export interface Handovers {
  /** Remembers an attempt whose answer leads to another site. */
  note(attempt: OpenAttempt, site: string): void;
  /** The attempt that led to this exchange of `site`, once. */
  take(exchange: Exchange, site: string): OpenAttempt | undefined;
}

const MAX_OPEN = 8;

/** None on its way. */
export function createHandovers(): Handovers {
  const open: { attempt: OpenAttempt; next: string; site: string }[] = [];
  return {
    note(attempt, site) {
      if (attempt.next === undefined || site === attempt.site || attempt.outcome === 'failed') return;
      if (open.length >= MAX_OPEN) open.shift();
      open.push({ attempt, next: attempt.next, site });
    },
    take(exchange, site) {
      const at = open.findLastIndex(
        (one) =>
          one.site === site &&
          (one.next === exchange.url ||
            (exchange.redirectedFrom !== undefined && one.attempt.exchanges.at(-1) === exchange.redirectedFrom)),
      );
      return at < 0 ? undefined : open.splice(at, 1)[0]?.attempt;
    },
  };
}
