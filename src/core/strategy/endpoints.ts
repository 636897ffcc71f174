import { isLoginUrl } from '../flow/words.ts';
import { detach } from '../http/detach.ts';
import type { Exchange } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import type { Contrast } from './track.ts';

/** How an endpoint answered: with what was asked for, or by turning the request away. */
export type Answer = 'ok' | Contrast['way'] | 'other';

/** One answer of an endpoint, with the credentials that went with the request, by track and version of the value. */
interface Seen {
  exchange: string;
  number: number;
  status: number;
  way: Contrast['way'];
  carried: ReadonlyMap<string, number>;
}

interface Endpoint {
  refusals: Seen[];
  /** The last answer that was no refusal. */
  accepted?: { exchange: string; number: number; status: number; carried: ReadonlyMap<string, number>; alone: boolean };
}

/** A track and the contrast it makes. */
export interface Found {
  track: string;
  contrast: Contrast;
}

/** A track that came or went between two answers of an endpoint that let both requests in. */
export interface Turn {
  track: string;
  way: 'came' | 'went';
  before: string;
  after: string;
}

/** What an answer tells beside those that the endpoint gave before. */
export interface Compared {
  contrasts: Found[];
  turns: Turn[];
}

/** Remembers endpoints that turned somebody away, to see who was let in there before or afterwards. */
export interface Endpoints {
  observe(exchange: Exchange, url: URL, answer: Answer, carried: ReadonlyMap<string, number>, alone: boolean): Compared;
}

const NOTHING: Compared = { contrasts: [], turns: [] };

const MAX_ENDPOINTS = 400;
const MAX_REFUSALS = 3;

/** No endpoint known yet. Memory is bounded; the cost of an exchange is that of its credentials. */
export function createEndpoints(): Endpoints {
  const endpoints = new Map<string, Endpoint>();

  function endpointOf(key: string): Endpoint {
    const known = endpoints.get(key);
    if (known) return known;
    if (endpoints.size >= MAX_ENDPOINTS) {
      for (const [name, endpoint] of endpoints) {
        if (endpoint.refusals.length > 0 && endpoints.size < MAX_ENDPOINTS * 2) continue;
        endpoints.delete(name);
        break;
      }
    }
    const created: Endpoint = { refusals: [] };
    endpoints.set(key, created);
    return created;
  }

  return {
    observe(exchange, url, answer, carried, alone) {
      if (answer === 'other') return NOTHING;
      const { id, number, status } = exchange;
      const endpoint = endpointOf(keyOf(exchange.method, url));
      const label = () => detach(`${exchange.method} ${url.host}${url.pathname.slice(0, 80)}`);
      if (answer === 'ok') {
        const turns = turnsBetween(endpoint.accepted, { exchange: id, carried });
        endpoint.accepted = { exchange: id, number, status, carried, alone };
        const found: Found[] = [];
        for (const refusal of endpoint.refusals) {
          for (const [track, version] of carried) {
            if (refusal.carried.get(track) === version) continue;
            found.push({ track, contrast: contrastOf(label(), refusal, endpoint.accepted) });
          }
        }
        // Each refusal is set against one answer only, so that a page that is loaded often does not count often.
        endpoint.refusals = [];
        return { contrasts: found, turns };
      }
      const refusal: Seen = { exchange: id, number, status, way: answer, carried };
      const { accepted } = endpoint;
      if (endpoint.refusals.length < MAX_REFUSALS) endpoint.refusals.push(refusal);
      if (!accepted) return NOTHING;
      // The other way round: let in first, turned away once the credential was gone.
      delete endpoint.accepted;
      const contrasts = [...accepted.carried]
        .filter(([track]) => !carried.has(track))
        .map(([track]) => ({ track, contrast: contrastOf(label(), refusal, accepted) }));
      return { contrasts, turns: [] };
    },
  };
}

type Carrying = Pick<Seen, 'exchange' | 'carried'>;

function turnsBetween(before: Carrying | undefined, after: Carrying): Turn[] {
  if (!before) return [];
  const between = { before: before.exchange, after: after.exchange };
  const turns: Turn[] = [];
  for (const track of after.carried.keys())
    if (!before.carried.has(track)) turns.push({ track, way: 'came', ...between });
  for (const track of before.carried.keys())
    if (!after.carried.has(track)) turns.push({ track, way: 'went', ...between });
  return turns;
}

function contrastOf(endpoint: string, without: Seen, accepted: NonNullable<Endpoint['accepted']>): Contrast {
  return {
    endpoint,
    way: without.way,
    without: without.exchange,
    withoutNumber: without.number,
    withoutStatus: without.status,
    with: accepted.exchange,
    withNumber: accepted.number,
    withStatus: accepted.status,
    alone: accepted.alone,
  };
}

/** Names of parameters that only keep caches from answering. */
const CACHE_BUSTER = /^(?:_|t|ts|cb|nocache|rand|timestamp|v)$/;

function keyOf(method: string, url: URL): string {
  if (url.search.length < 2) return `${method} ${url.host}${url.pathname.slice(0, 200)}`;
  const query = url.search
    .slice(1, 400)
    .split('&', 12)
    .filter((pair) => !CACHE_BUSTER.test(pair.split('=', 1)[0] as string))
    .join('&');
  return `${method} ${url.host}${url.pathname.slice(0, 200)}?${query}`;
}

/** What an answer means for the one who asked. */
export function answerOf(exchange: Exchange, url: URL): Answer {
  const { status } = exchange;
  if ((status >= 200 && status < 300) || status === 304) return 'ok';
  if (status === 401) return 'refused';
  if (status === 403) return 'forbidden';
  if (status < 300 || status >= 400) return 'other';
  const target = getHeader(exchange.responseHeaders, 'location');
  if (target === undefined || !URL.canParse(target, exchange.url)) return 'other';
  const location = new URL(target, exchange.url);
  // To https, to www or to a slash at the end: the same page by its proper name.
  if (location.pathname.replace(/\/$/, '') === url.pathname.replace(/\/$/, '')) return 'other';
  return 'redirect';
}

/** True when the answer sends the browser to a place for signing in. */
export function isSentToLogin(exchange: Exchange): boolean {
  if (exchange.status < 300 || exchange.status >= 400) return false;
  const target = getHeader(exchange.responseHeaders, 'location');
  if (target === undefined || !URL.canParse(target, exchange.url)) return false;
  const location = new URL(target, exchange.url);
  return isLoginUrl(location) || location.searchParams.has('SAMLRequest') || location.searchParams.has('client_id');
}
