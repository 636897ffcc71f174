import type { Credential, Recorded } from '../credential/book-model.ts';
import type { Place } from '../credential/credential.ts';
import type { ObservedKind } from '../credential/observed.ts';
import { type FlowView, type Parameters, readView } from '../flow/parameters.ts';
import { detectSubmission } from '../flow/submit.ts';
import { isPasswordName } from '../flow/words.ts';
import { type Authorization, parseAuthorization } from '../http/authorization.ts';
import type { CookiePair, SetCookie } from '../http/cookie.ts';
import { detach } from '../http/detach.ts';
import type { Answer } from '../http/error-answer.ts';
import type { Exchange, Header, Unseen } from '../http/exchange.ts';
import { headerBytes } from '../http/header.ts';
import { hostOf, originOf } from '../http/site.ts';

/** A credential that an exchange carried. */
export interface Carried {
  credential: Credential;
  place: Place;
}

/** What the diagnosis remembers of one exchange: the parts that can explain a refusal, and no body. */
export interface Trace {
  id: string;
  number: number;
  at: number;
  end: number;
  url: URL;
  origin: string;
  host: string;
  /** Registrable domain of the host. */
  site: string;
  /** Registrable domain of the page it was made for, and the page's origin where it is known. */
  pageSite: string;
  pageOrigin: string;
  method: string;
  type: Exchange['type'];
  status: number;
  error?: string;
  fromCache: boolean;
  redirectedFrom?: string;
  location?: URL;
  query: Parameters;
  locationQuery: Parameters;
  locationFragment: Parameters;
  /** Fields of the body by the last piece of their names; values that were withheld are empty. */
  fields: Parameters;
  bodyKind: FlowView['bodyKind'];
  /** SHA-256 of a code verifier in the body, in base64url. */
  verifier?: string;
  /** It sends a password, a passkey's answer or the like. */
  submits: boolean;
  password: boolean;
  navigation: boolean;
  request: ReadonlyMap<string, string>;
  response: ReadonlyMap<string, readonly string[]>;
  /** Bytes of all request headers, and of Cookie alone. */
  headerBytes: number;
  cookieBytes: number;
  authorization?: Authorization;
  cookies: readonly CookiePair[];
  setCookies: readonly SetCookie[];
  sent: Carried[];
  received: Carried[];
  answer?: Answer;
  /** Characters of the response body, once it was read. */
  bodyLength?: number;
  unseen: readonly Unseen[];
}

const REQUEST =
  /^(?:authorization|proxy-authorization|origin|referer|dpop|content-type|upgrade|sec-websocket-protocol|sec-fetch-(?:site|mode|dest)|access-control-request-.*|x-requested-with|sec-purpose|purpose|next-router-prefetch|.*(?:csrf|xsrf|token|api-?key|auth).*)$/;
const RESPONSE =
  /^(?:location|www-authenticate|proxy-authenticate|access-control-.*|content-type|server|x-powered-by|via|dpop-nonce|retry-after|clear-site-data|sec-websocket-accept|x-cache|cf-ray|cf-mitigated|x-served-by|.*(?:csrf|xsrf|error|auth).*)$/;
/** Characters kept of one header. */
const MAX_VALUE = 8192;
const MAX_HEADERS = 48;

/** Remembers an exchange; undefined when its URL is none that can be asked. */
export function toTrace(
  { exchange, reading, recorded, site }: ObservedKind<'exchange'>,
  siteOf: (host: string) => string,
): Trace | undefined {
  if (!/^(?:https?|wss?):/i.test(exchange.url)) return undefined;
  const view = readView(exchange);
  if (!view) return undefined;
  const request = keep(exchange.requestHeaders, REQUEST);
  const response = keepAll(exchange.responseHeaders, RESPONSE);
  const value = request.get('authorization');
  let bytes = 0;
  let cookieBytes = 0;
  for (const header of exchange.requestHeaders) {
    const size = headerBytes(header);
    bytes += size;
    if (header.name.length === 6 && header.name.toLowerCase() === 'cookie') cookieBytes += size;
  }
  const submission = detectSubmission(view);
  const trace: Trace = {
    id: exchange.id,
    number: exchange.number,
    at: exchange.startedAt,
    end: exchange.endedAt ?? exchange.startedAt,
    url: view.url,
    origin: view.origin,
    host: detach(view.url.hostname),
    site: siteOf(view.url.hostname),
    pageSite: site,
    pageOrigin: request.get('origin') ?? originOf(exchange.pageUrl ?? exchange.initiator ?? ''),
    method: exchange.method,
    type: exchange.type,
    status: exchange.status,
    fromCache: exchange.fromCache === true,
    query: view.query,
    locationQuery: view.locationQuery,
    locationFragment: view.locationFragment,
    fields: view.body,
    bodyKind: view.bodyKind,
    submits: submission?.named === true,
    password: [...view.body.keys()].some(isPasswordName),
    navigation: view.navigation,
    request,
    response,
    headerBytes: bytes,
    cookieBytes,
    cookies: reading.cookies,
    setCookies: reading.setCookies,
    sent: carriedOf(recorded, 'sent'),
    received: carriedOf(recorded, 'received'),
    unseen: exchange.unseen ?? [],
  };
  if (trace.pageOrigin === 'null') trace.pageOrigin = originOf(exchange.pageUrl ?? '');
  if (value !== undefined) trace.authorization = parseAuthorization(value);
  if (exchange.error !== undefined) trace.error = exchange.error;
  if (exchange.redirectedFrom !== undefined) trace.redirectedFrom = exchange.redirectedFrom;
  if (view.location) trace.location = view.location;
  const verifier = exchange.requestBody?.fields.find(({ name }) => name === 'code_verifier')?.s256;
  if (verifier !== undefined) trace.verifier = verifier;
  return trace;
}

/** Credentials of one direction with their places. */
export function carriedOf(recorded: readonly Recorded[], direction: 'sent' | 'received'): Carried[] {
  return recorded.flatMap(({ credential, sighting }) =>
    sighting.direction === direction ? [{ credential, place: sighting.place }] : [],
  );
}

function keep(headers: readonly Header[], wanted: RegExp): Map<string, string> {
  const kept = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (kept.size < MAX_HEADERS && !kept.has(key) && key.length < 64 && wanted.test(key))
      kept.set(key, value.slice(0, MAX_VALUE));
  }
  return kept;
}

function keepAll(headers: readonly Header[], wanted: RegExp): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (key.length > 64 || !wanted.test(key)) continue;
    const known = kept.get(key);
    if (known) known.push(value.slice(0, MAX_VALUE));
    else if (kept.size < MAX_HEADERS) kept.set(key, [value.slice(0, MAX_VALUE)]);
  }
  return kept;
}

/** What an object of a trace takes beside its texts, in characters; a rough measure. */
const OBJECT = 64;

/** Characters that a trace keeps alive, roughly; cookies that another trace has too are not its own. */
export function weightOf(trace: Trace, before: Trace | undefined): number {
  let weight = 16 * OBJECT + 2 * trace.url.href.length + (trace.location?.href.length ?? 0) * 2;
  for (const [name, value] of trace.request) weight += OBJECT + name.length + value.length;
  for (const [name, values] of trace.response)
    for (const value of values) weight += OBJECT + name.length + value.length;
  for (const value of trace.fields.values()) weight += OBJECT + value.length;
  if (trace.cookies !== before?.cookies)
    for (const { name, value } of trace.cookies) weight += OBJECT + name.length + value.length;
  for (const { raw } of trace.setCookies) weight += 4 * OBJECT + raw.length;
  return weight + 4 * OBJECT * (trace.sent.length + trace.received.length);
}

const NO_PARAMETERS: Parameters = new Map();
const NO_HEADERS = new Map<string, never>();
/** Characters kept of the query of a trace that is only a name by now. */
const MAX_QUERY = 512;

/**
 * What is left of a trace that is forgotten but for the cookies it set: what it was, and which of them went with it. Texts are its own,
 * so that nothing else stays alive with them.
 */
export function slimTrace(trace: Trace): Trace {
  const set = new Set(trace.setCookies.map(({ name }) => name));
  const { location: _location, authorization: _authorization, answer: _answer, ...rest } = trace;
  const search = trace.url.search.length > MAX_QUERY ? '' : trace.url.search;
  return {
    ...rest,
    url: new URL(`${trace.url.origin}${trace.url.pathname}${search}`),
    query: namesIn(trace.query),
    locationQuery: NO_PARAMETERS,
    locationFragment: NO_PARAMETERS,
    fields: namesIn(trace.fields),
    request: NO_HEADERS,
    response: NO_HEADERS,
    cookies: trace.cookies.filter(({ name }) => set.has(name)).map((pair) => ({ ...pair, value: detach(pair.value) })),
    setCookies: [],
    sent: [],
    received: [],
  };
}

/** Parameters that are short enough to be names of a protocol, without their values. */
function namesIn(parameters: Parameters): Parameters {
  if (parameters.size === 0) return NO_PARAMETERS;
  return new Map([...parameters.keys()].flatMap((name) => (name.length <= 40 ? [[detach(name), '']] : [])));
}

/** First value of a response header. */
export function answered(trace: Trace, name: string): string | undefined {
  return trace.response.get(name)?.[0];
}

/** Whether the request went to another origin than its page's. */
export function isCrossOrigin(trace: Trace): boolean {
  const fetchSite = trace.request.get('sec-fetch-site');
  if (fetchSite !== undefined) return fetchSite === 'same-site' || fetchSite === 'cross-site';
  return trace.pageOrigin !== '' && trace.pageOrigin !== trace.origin;
}

/** Whether the request came from another site, as the browser says or as the page's address tells. */
export function isCrossSite(trace: Trace, siteOf: (host: string) => string): boolean {
  const fetchSite = trace.request.get('sec-fetch-site');
  if (fetchSite !== undefined) return fetchSite === 'cross-site';
  const from = trace.request.get('origin') ?? (trace.navigation ? undefined : trace.pageOrigin);
  const host = hostOf(from ?? '');
  return host !== '' && siteOf(host) !== trace.site;
}
