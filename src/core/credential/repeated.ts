import type { Exchange } from '../http/exchange.ts';
import type { ExchangeReading } from './read.ts';

/** Names remembered of all sites together. */
const MAX_NAMES = 4000;

/** Knows the cookies that a field of the same name repeats: what changes something compares the two, against forgery. */
export interface RepeatedCookies {
  /** As `site\0name`; grows. */
  keys: ReadonlySet<string>;
  /** Takes a request to a site; gives the names that are new. What a login set (`signsIn`) proves who asks, wherever it goes. */
  note(
    exchange: Exchange,
    cookies: ExchangeReading['cookies'],
    site: string,
    signsIn: (name: string) => boolean,
  ): string[];
}

/** None yet. */
export function createRepeatedCookies(): RepeatedCookies {
  const keys = new Set<string>();
  return {
    keys,
    note({ method, requestBody }, cookies, site, signsIn) {
      if (requestBody === undefined || cookies.length === 0 || method === 'GET' || method === 'HEAD') return [];
      const names: string[] = [];
      for (const { name } of requestBody.fields) {
        const key = `${site}\0${name}`;
        if (keys.has(key) || keys.size >= MAX_NAMES || !cookies.some((one) => one.name === name)) continue;
        if (signsIn(name)) continue;
        keys.add(key);
        names.push(name);
      }
      return names;
    },
  };
}
