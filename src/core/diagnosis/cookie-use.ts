import type { CookiePair } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import { parseCookieHeader } from '../http/parse-cookie.ts';
import type { CookieEvent, Withheld } from './jar.ts';
import type { Known } from './known.ts';
import { type Trace, toTrace } from './trace.ts';

/** The cookies of one request. */
export interface CookieUse {
  trace: Trace;
  /** In the order in which they were sent; where one came from is known of those that were set or found in the store before. */
  sent: { pair: CookiePair; event?: CookieEvent }[];
  withheld: Withheld[];
  /** Cookies for the site that the browser threw away when they were set, so that it holds none to send. */
  refused: CookieEvent[];
}

/** Requests that could have carried a cookie, in order. */
export interface CookieTrail {
  had: Trace[];
  lacked: { trace: Trace; withheld: Withheld }[];
}

/** The trace of an exchange that the diagnosis passed over, an image for example; what it carried has no bearing here. */
export function traceOf(exchange: Exchange, site: string, siteOf: (host: string) => string): Trace | undefined {
  const cookies = parseCookieHeader(getHeader(exchange.requestHeaders, 'cookie') ?? '');
  const reading = { found: [], cookies, setCookies: [], authBytes: 0 };
  const at = exchange.startedAt;
  return toTrace({ kind: 'exchange', exchange, reading, recorded: [], changed: [], site, at }, siteOf);
}

/** What went with a request, what did not and why, by all that is known of the cookies before it. */
export function readCookieUse(trace: Trace, { jar }: Known): CookieUse {
  const sentNames = new Set(trace.cookies.map(({ name }) => name));
  const sent = trace.cookies.map((pair) => {
    const event = jar.alive(trace, pair.name).findLast(({ value }) => value === pair.value);
    return event ? { pair, event } : { pair };
  });
  const refused = [...jar.names()].flatMap((name) => {
    if (sentNames.has(name) || jar.alive(trace, name).length > 0) return [];
    const last = jar.history(name).findLast(({ number }) => number < trace.number);
    return last?.kind === 'refused' && last.trace?.site === trace.site ? [last] : [];
  });
  return { trace, sent, withheld: jar.withheld(trace), refused };
}

/** Which of the remembered requests had a cookie of the name that a value was in, and which lacked it. */
export function readCookieTrail(name: string, value: string, { jar, traces }: Known): CookieTrail {
  const identities = new Set(
    jar.history(name).flatMap((event) => (event.value === value && event.kind !== 'refused' ? [event.identity] : [])),
  );
  const isOurs = ({ identity }: CookieEvent) => identities.size === 0 || identities.has(identity);
  const trail: CookieTrail = { had: [], lacked: [] };
  for (const trace of traces) {
    const pairs = trace.cookies.filter((pair) => pair.name === name);
    const ours = pairs.some((pair) => {
      const events = jar.alive(trace, name).filter((event) => event.value === pair.value);
      return pair.value === value || events.some(isOurs);
    });
    if (ours) {
      trail.had.push(trace);
      continue;
    }
    const withheld = jar.withheld(trace, name).find(({ event }) => isOurs(event));
    if (withheld) trail.lacked.push({ trace, withheld });
  }
  return trail;
}
