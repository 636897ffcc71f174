import type { Exchange } from './exchange.ts';
import type { HarEntry } from './har-entry.ts';
import { getHeader } from './header.ts';
import { originOf, parseUrl } from './site.ts';

/** Redirects of which the target has not come yet. */
const MAX_OPEN = 256;

/**
 * Fills in what a HAR entry does not say by itself: the page an exchange was made for, and the exchange whose redirect led to it.
 * `entries` in order of time, all with an exchange.
 */
export function linkEntries(entries: readonly HarEntry[]): void {
  const documents = new Map<string, Exchange>();
  const expected = new Map<string, Exchange>();
  for (const { exchange, pageref, redirectUrl } of entries) {
    if (!exchange) continue;
    const from = expected.get(withoutFragment(exchange.url));
    if (from) {
      exchange.redirectedFrom = from.id;
      // A redirected load is of the kind that its first request was.
      if (exchange.type === 'other') exchange.type = from.type;
      expected.delete(withoutFragment(exchange.url));
    }
    const key = pageref ?? '';
    const page = documents.get(key);
    if (from === undefined && pageref !== undefined && page !== undefined && isFrame(exchange, page))
      exchange.type = 'subdocument';
    if (exchange.type === 'document') {
      exchange.pageUrl = exchange.url;
      documents.set(key, exchange);
    } else {
      const pageUrl = page?.url ?? refererOf(exchange) ?? exchange.initiator;
      if (pageUrl !== undefined) exchange.pageUrl = pageUrl;
    }
    if (redirectUrl === undefined) continue;
    const target = resolve(redirectUrl, exchange.url);
    if (target === undefined) continue;
    if (expected.size >= MAX_OPEN) expected.delete(expected.keys().next().value as string);
    expected.set(withoutFragment(target), exchange);
  }
}

/** Recorders call what a frame loads a document too; a page has one, and each further navigation is a page of its own. */
function isFrame(exchange: Exchange, page: Exchange): boolean {
  if (exchange.type !== 'document' || page.status < 200 || page.status >= 300) return false;
  if (getHeader(exchange.requestHeaders, 'sec-fetch-dest') !== undefined) return false;
  const referer = refererOf(exchange);
  return (
    referer !== undefined && originOf(referer) === originOf(page.url) && originOf(exchange.url) !== originOf(page.url)
  );
}

function refererOf(exchange: Exchange): string | undefined {
  const referer = getHeader(exchange.requestHeaders, 'referer');
  return referer !== undefined && parseUrl(referer) ? referer : undefined;
}

function resolve(target: string, base: string): string | undefined {
  return URL.canParse(target, base) ? new URL(target, base).href : undefined;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
