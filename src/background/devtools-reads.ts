import type { Exchange } from '../core/http/exchange.ts';
import { getHeader } from '../core/http/header.ts';

/**
 * Chromium's DevTools read the documents of a page once more when they open, out of the cache and without the network. webRequest shows
 * that as a request of the page, of type "other", which fails when the cache has no copy. It reaches no server and is none of the page's.
 */
export interface DevToolsReads {
  /** A document was loaded; `url` without secrets. */
  note(url: string): void;
  /** The request may be one, so that nothing may be told of it yet. */
  mayBe(exchange: Pick<Exchange, 'type' | 'method'>): boolean;
  /** Told by what was sent: true or false; undefined when only the answer can tell. */
  isSent(exchange: Pick<Exchange, 'url' | 'requestHeaders'>): boolean | undefined;
  /** Told by how it ended. */
  isAnswered(exchange: Pick<Exchange, 'url'>, end: End): boolean;
  /** Told by its end alone: the cache was asked, nothing but the cache, and had no copy. Scripts that ask so make a "fetch". */
  isMissing(end: End & { type: string }): boolean;
}

/** What webRequest says of the end of a request. */
interface End {
  fromCache?: boolean;
  error?: string;
}

const MISSING = 'net::ERR_CACHE_MISS';

const MAX_DOCUMENTS = 500;

/** No document is known yet. */
export function createDevToolsReads(): DevToolsReads {
  const documents = new Set<string>();
  return {
    note(url) {
      documents.add(url);
      if (documents.size > MAX_DOCUMENTS) documents.delete(documents.values().next().value as string);
    },
    mayBe: ({ type, method }) => type === 'other' && method === 'GET',
    isSent({ url, requestHeaders }) {
      // No load of a page's own is of this mode and for nothing: what scripts fetch is no "other" (Fetch Metadata, sections 2.1 and 2.2).
      const mode = getHeader(requestHeaders, 'sec-fetch-mode');
      if (mode === 'same-origin' && getHeader(requestHeaders, 'sec-fetch-dest') === 'empty') return true;
      // Sites without TLS are sent no such headers.
      return mode === undefined && documents.has(url) ? undefined : false;
    },
    isAnswered: ({ url }, { fromCache, error }) => error === MISSING || (fromCache === true && documents.has(url)),
    isMissing: ({ type, error }) => type === 'other' && error === MISSING,
  };
}
