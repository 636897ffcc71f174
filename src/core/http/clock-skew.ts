import type { Exchange } from './exchange.ts';
import { getHeader } from './header.ts';
import { originOf } from './site.ts';

/** How far a server's clock is ahead of the browser's (negative: behind), in milliseconds: somewhere from `low` to `high`. */
export interface ClockSkew {
  origin: string;
  low: number;
  high: number;
  /** Responses it was narrowed down by. */
  responses: number;
}

/** Compares the clocks of servers with the browser's. */
export interface Clocks {
  observe(exchange: Exchange): void;
  /** Undefined when the origin said no time. */
  get(origin: string): ClockSkew | undefined;
}

const MAX_ORIGINS = 200;
/** Responses looked at of one origin; more do not narrow it down much. */
const MAX_RESPONSES = 100;
/** Date (RFC 9110 section 6.6.1) is written to the second. */
const SECOND = 1000;

/**
 * Reads the Date field of responses that came straight from their server, so none with Age, and none from the cache. The answer was
 * written between request and response, so each narrows the skew down; one that contradicts the ones before begins anew.
 */
export function createClocks(): Clocks {
  const clocks = new Map<string, ClockSkew>();
  return {
    observe({ url, startedAt, endedAt, fromCache, responseHeaders, status }) {
      if (fromCache || endedAt === undefined || status === 0 || status === 304) return;
      const date = getHeader(responseHeaders, 'date');
      if (date === undefined || date.length > 64) return;
      const origin = originOf(url);
      const known = clocks.get(origin);
      if (known ? known.responses >= MAX_RESPONSES : clocks.size >= MAX_ORIGINS) return;
      const said = Date.parse(date);
      if (Number.isNaN(said) || getHeader(responseHeaders, 'age') !== undefined) return;
      const low = said - endedAt;
      const high = said + SECOND - startedAt;
      if (low > high) return;
      if (known && low <= known.high && high >= known.low) {
        known.low = Math.max(low, known.low);
        known.high = Math.min(high, known.high);
        known.responses++;
      } else clocks.set(origin, { origin, low, high, responses: 1 });
    },
    get: (origin) => clocks.get(origin),
  };
}
