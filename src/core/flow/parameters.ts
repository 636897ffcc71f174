import type { Exchange } from '../http/exchange.ts';
import { parseQuery } from '../http/form.ts';
import { getHeader } from '../http/header.ts';
import { originOf, parseUrl } from '../http/site.ts';
import { lastName } from './words.ts';

/** Names in lower case with their first values; a value that was withheld is an empty string. */
export type Parameters = ReadonlyMap<string, string>;

/** What one exchange says to those who look for a login, read once and only where asked for. */
export interface FlowView {
  exchange: Exchange;
  url: URL;
  origin: string;
  host: string;
  query: Parameters;
  /** Fields of the body by the last piece of their names. */
  body: Parameters;
  /** Number of fields in the body. */
  fieldCount: number;
  bodyKind: 'none' | 'form' | 'json' | 'other';
  /** The procedure that the body calls. */
  call?: string;
  /** Absolute target of a redirect. */
  location?: URL;
  locationQuery: Parameters;
  locationFragment: Parameters;
  /** A document or frame: the browser navigated. */
  navigation: boolean;
}

const NONE: Parameters = new Map();
/** Parameters read of one part; sign-in protocols have some twenty. */
const MAX_PARAMETERS = 64;

/** Reads an exchange; undefined when its URL is none that can be fetched. */
export function readView(exchange: Exchange): FlowView | undefined {
  const url = parseUrl(exchange.url);
  if (!url?.host) return undefined;
  const redirect = exchange.status >= 300 && exchange.status < 400;
  const target = redirect ? getHeader(exchange.responseHeaders, 'location') : undefined;
  const location =
    target === undefined || !URL.canParse(target, exchange.url) ? undefined : new URL(target, exchange.url);
  const body = bodyOf(exchange);
  return {
    exchange,
    url,
    origin: originOf(exchange.url),
    host: url.host,
    query: url.search.length > 1 ? mapOf(parseQuery(exchange.url)) : NONE,
    body,
    fieldCount: exchange.requestBody?.fields.length ?? 0,
    bodyKind: kindOf(exchange),
    ...(exchange.requestBody?.call === undefined ? {} : { call: exchange.requestBody.call }),
    ...(location === undefined ? {} : { location }),
    locationQuery: location && location.search.length > 1 ? mapOf(parseQuery(location.href)) : NONE,
    locationFragment: location && location.hash.length > 1 ? mapOf(parseQuery(location.href, 'fragment')) : NONE,
    navigation: exchange.type === 'document' || exchange.type === 'subdocument',
  };
}

function mapOf(fields: Iterable<{ name: string; value?: string }>): Parameters {
  const map = new Map<string, string>();
  for (const { name, value } of fields) {
    const key = name.toLowerCase();
    if (!map.has(key)) map.set(key, value ?? '');
    if (map.size >= MAX_PARAMETERS) break;
  }
  return map;
}

function bodyOf({ requestBody }: Exchange): Parameters {
  if (!requestBody || requestBody.fields.length === 0) return NONE;
  return mapOf(
    requestBody.fields.map(({ name, value }) => ({ name: lastName(name), ...(value === undefined ? {} : { value }) })),
  );
}

function kindOf({ requestBody }: Exchange): FlowView['bodyKind'] {
  if (!requestBody) return 'none';
  const type = requestBody.mediaType.toLowerCase();
  // Of plain text only JSON is read.
  if (type.includes('json') || (type === 'text/plain' && requestBody.fields.length > 0)) return 'json';
  if (type.includes('x-www-form-urlencoded') || type.includes('multipart/form-data')) return 'form';
  return requestBody.fields.length > 0 ? 'form' : 'other';
}
