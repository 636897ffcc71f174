import type { Recorded } from '../credential/book.ts';
import type { ExchangeReading } from '../credential/read.ts';
import { isDeletion } from '../flow/changes.ts';
import { createFlow, type Flow } from '../flow/flow.ts';
import type { LoginAttempt, LogoutEvent } from '../flow/login.ts';
import type { Exchange } from '../http/exchange.ts';
import { originOf, parseUrl } from '../http/site.ts';
import { answerOf, createEndpoints, isSentToLogin } from './endpoints.ts';
import { createTrack, KEPT, keep, type Track } from './track.ts';
import { carrierOf, keyOf } from './track-key.ts';

export interface FactsOptions {
  /** Registrable domain these facts are about. Without it every host counts as the site's own. */
  site?: string;
  /** Registrable domain of a host. */
  siteOf?(host: string): string;
  /** The flow of the capture; it must have observed an exchange before the facts do. Without it the facts keep one of their own. */
  flow?: Flow;
}

/** Counts over the ordinary requests of a site. */
export interface Counts {
  /** All exchanges. */
  exchanges: number;
  /** Ordinary requests to the site's own hosts. */
  documents: number;
  fetches: number;
  /** Ordinary requests while signed in. */
  signedIn: number;
  /** Ordinary requests that carried a credential in a header of their own. */
  byHeader: number;
  /** Ordinary requests that carried nothing that could prove an identity. */
  bare: number;
  preflights: number;
  /** Fetches to another origin than the page's. */
  crossOrigin: number;
  /** Answers 401, and 403. */
  unauthorized: number;
  forbidden: number;
  /** Answers to fetches that were HTML, and JSON. */
  html: number;
  json: number;
  /** Requests of any kind to hosts of other sites. */
  thirdParty: number;
  /** Requests by page, for bytes per page. */
  pages: number;
  websockets: number;
}

/** What is known of how one site authenticates: sums that grow with each exchange and cost the same to read however many there were. */
export interface SiteFacts {
  readonly site: string;
  /** Grows with everything observed, so that what was worked out from the facts can be kept until they change. */
  revision(): number;
  observe(exchange: Exchange, reading: ExchangeReading, recorded: readonly Recorded[]): void;
  /** What a body held that came after its headers. */
  observeLate(exchange: Exchange, recorded: readonly Recorded[]): void;
  /** What the cookie store and the page's storage hold. */
  observeStored(origin: string, recorded: readonly Recorded[]): void;
  tracks(): Iterable<Track>;
  counts: Readonly<Counts>;
  /** Ordinary requests by origin of the site. */
  origins(): ReadonlyMap<string, { documents: number; fetches: number }>;
  attempts(): readonly LoginAttempt[];
  logouts(): readonly LogoutEvent[];
  refreshes(): number;
  providers(): ReadonlySet<string>;
  /** Whether somebody is signed in now, as far as the flow tells. */
  signedIn(): boolean;
  flow: Flow;
}

const MAX_TRACKS = 400;
const MAX_ORIGINS = 60;
const CHUNK = /(?:\.\d{1,2}|__?\d{1,2}|C\d{1,2})$/;
const STATIC = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'preflight', 'ping']);

/** Facts of a site of which nothing was seen. */
export function createSiteFacts(options: FactsOptions = {}): SiteFacts {
  const site = options.site ?? '';
  const ownFlow = options.flow === undefined;
  const flow = options.flow ?? createFlow(options.siteOf ? { siteOf: options.siteOf } : {});
  const isOwn = (host: string): boolean => site === '' || options.siteOf === undefined || options.siteOf(host) === site;
  const tracks = new Map<string, Track>();
  /** Values by pseudonym, to know a stored token again. */
  const byCredential = new Map<string, Set<Track>>();
  const byName = new Map<string, Track[]>();
  let revision = 0;
  const endpoints = createEndpoints();
  const origins = new Map<string, { documents: number; fetches: number }>();
  const counts: Counts = {
    exchanges: 0,
    documents: 0,
    fetches: 0,
    signedIn: 0,
    byHeader: 0,
    bare: 0,
    preflights: 0,
    crossOrigin: 0,
    unauthorized: 0,
    forbidden: 0,
    html: 0,
    json: 0,
    thirdParty: 0,
    pages: 0,
    websockets: 0,
  };
  const storedEarly = new Map<string, Set<string>>();
  const receivedEarly = new Map<string, { exchange: string; number: number }>();

  function signedIn(): boolean {
    const since = flow
      .attempts(site)
      .findLast((attempt) => attempt.outcome === 'succeeded' && attempt.named)?.lastNumber;
    if (since === undefined) return false;
    return (flow.logouts(site).at(-1)?.number ?? 0) <= since;
  }

  /** An API on another site's host that the page signed in to is the page's own. */
  function isAdopted(origin: string): boolean {
    return flow
      .attempts(site)
      .some(
        (attempt) =>
          attempt.foreign === true && attempt.named && attempt.outcome !== 'failed' && attempt.origin === origin,
      );
  }

  /** Tracks of a cookie, its chunks and the tokens in it. */
  function cookieTracks(name: string): Track[] {
    const base = name.replace(CHUNK, '');
    return (byName.get(name) ?? []).concat(base === name ? [] : (byName.get(base) ?? []));
  }

  function trackOf(one: Recorded, own: boolean, number: number): Track | undefined {
    const carrier = carrierOf(one.found);
    if (carrier === undefined) return undefined;
    const key = keyOf(
      carrier,
      one.found,
      own ? '' : (options.siteOf?.(parseUrl(one.sighting.origin)?.hostname ?? '') ?? one.sighting.origin),
    );
    const known = tracks.get(key);
    if (known) return known;
    if (tracks.size >= MAX_TRACKS) return undefined;
    const created = createTrack(key, carrier, one, number);
    tracks.set(key, created);
    if (carrier === 'cookie') byName.set(created.name, [...(byName.get(created.name) ?? []), created]);
    return created;
  }

  function adopt(track: Track, one: Recorded): void {
    const { credential, found } = one;
    if (track.newest !== credential.id) {
      track.version += 1;
      track.newest = credential.id;
      // What is sent while signed in is what counts; a logout leaves an empty or anonymous value of another make.
      if (track.signedIn > 0 && !signedIn()) return;
      track.credential = credential;
      track.kind = found.kind;
      track.length = found.value.length;
    } else if (track.kind === 'plain') track.kind = found.kind;
    track.role = credential.role;
    if (found.setCookie) {
      track.cookie = found.setCookie;
      const lifetime = lifetimeOf(found.setCookie, one.sighting.at);
      if (lifetime === undefined) delete track.lifetimeSeconds;
      else track.lifetimeSeconds = lifetime;
    }
    let known = byCredential.get(credential.id);
    if (!known) {
      known = new Set();
      if (byCredential.size < 2000) byCredential.set(credential.id, known);
    }
    known.add(track);
    const places = storedEarly.get(credential.id);
    if (places) for (const place of places) track.stored.add(place);
    const received = receivedEarly.get(credential.id);
    if (received && !track.received.some(({ exchange }) => exchange === received.exchange))
      keep(track.received, received);
  }

  function observeReceived(exchange: Exchange, recorded: readonly Recorded[], own: boolean): void {
    for (const one of recorded) {
      if (one.sighting.direction !== 'received') continue;
      const { credential, found } = one;
      if (found.place.carrier !== 'set-cookie') {
        const seen = { exchange: exchange.id, number: exchange.number };
        if (receivedEarly.size < 2000 && !receivedEarly.has(credential.id)) receivedEarly.set(credential.id, seen);
        for (const track of byCredential.get(credential.id) ?? []) keep(track.received, seen);
        continue;
      }
      const before = tracks.size;
      const track = trackOf(one, own, 0);
      if (!track) continue;
      const fresh = tracks.size > before;
      const changed = !fresh && track.newest !== credential.id;
      const wasCleared =
        track.cleared.length > 0 && (track.cleared.at(-1)?.number ?? 0) > (track.changes.at(-1)?.number ?? 0);
      adopt(track, one);
      if (own) track.thirdParty = false;
      track.setCount += 1;
      if (track.setBy.size < 8) track.setBy.add(one.sighting.origin);
      if (!fresh && !changed && !wasCleared) continue;
      const ordinary = signedIn() && !flow.isPartOf(site, exchange.id);
      if (changed && ordinary) track.reissues += 1;
      keep(track.changes, { exchange: exchange.id, number: exchange.number, changed, ordinary });
    }
  }

  function observeCleared(exchange: Exchange, reading: ExchangeReading, own: boolean): void {
    for (const cookie of reading.setCookies) {
      if (!isDeletion(cookie.value, cookie.maxAge, cookie.expires)) continue;
      if (!own) continue;
      for (const track of cookieTracks(cookie.name)) {
        keep(track.cleared, { exchange: exchange.id, number: exchange.number });
      }
    }
  }

  return {
    site,
    counts,
    flow,
    revision: () => revision + flow.revision(),
    observe(exchange, reading, recorded) {
      revision += 1;
      if (ownFlow) flow.observe(exchange, reading, recorded);
      const url = parseUrl(exchange.url);
      if (!url?.host) return;
      counts.exchanges += 1;
      const own = isOwn(url.hostname) || isAdopted(url.origin);
      if (!own) counts.thirdParty += 1;
      const answer = answerOf(exchange, url);
      const part = flow.isPartOf(site, exchange.id);
      const atProvider = flow.providers(site).has(url.host);
      const load = exchange.type === 'document' || exchange.type === 'subdocument' ? 'documents' : 'fetches';
      const ordinary =
        !STATIC.has(exchange.type) &&
        !(exchange.type === 'other' && isStaticFile(url)) &&
        !part &&
        !atProvider &&
        exchange.status > 0;
      const origin = originOf(exchange.url);
      const open = signedIn();
      const carried = new Map<string, number>();
      const sent: { track: Track; one: Recorded }[] = [];
      const signatures = signatureNames(recorded);
      for (const name of signatures) {
        const signed = tracks.get(keyOf('cookie', { place: { carrier: 'cookie', name: name.slice(0, -4) } }, ''));
        if (signed) signed.signed = true;
      }
      for (const one of recorded) {
        if (one.sighting.direction !== 'sent' || signatures.has(one.found.place.name)) continue;
        if (one.found.value === '' && one.found.kind === 'plain') continue;
        // Browsers send the cookie of the longer path first, and servers read that one.
        const track = trackOf(one, own, exchange.number);
        if (!track || carried.has(track.key)) continue;
        const first = track.firstSent === 0;
        // A value that no answer set was put there by a script.
        adopt(track, one);
        if (own) track.thirdParty = false;
        if (first) track.firstSent = exchange.number;
        track.lastSent = exchange.number;
        track.bytes = one.found.bytes;
        track.totalBytes += one.found.bytes;
        carried.set(track.key, track.version);
        sent.push({ track, one });
      }
      const byHeader = sent.some(
        ({ track }) => track.carrier !== 'cookie' && track.role !== 'csrf' && track.role !== 'dpop-proof',
      );
      const refusedHere = answer === 'refused' || isSentToLogin(exchange);
      for (const { track } of sent) {
        if (track.origins.size < KEPT || track.origins.has(origin))
          track.origins.set(origin, (track.origins.get(origin) ?? 0) + 1);
        if (!ordinary) {
          track.others += 1;
          continue;
        }
        track[load] += 1;
        if (open) track.signedIn += 1;
        else track.beforeLogin += 1;
        if (!byHeader) track.alone += 1;
        if (refusedHere) track.refusals += 1;
        if (!track.exchanges.includes(exchange.id)) keep(track.exchanges, exchange.id);
      }
      if (ordinary) {
        for (const { track, contrast } of endpoints.observe(exchange, url, answer, carried, !byHeader)) {
          const known = tracks.get(track);
          if (!known) continue;
          known.contrastCount += 1;
          keep(known.contrasts, contrast);
        }
      }
      observeReceived(exchange, recorded, own);
      observeCleared(exchange, reading, own);
      if (exchange.type === 'preflight') counts.preflights += 1;
      if (exchange.type === 'websocket') counts.websockets += 1;
      if (exchange.type === 'document' && own && exchange.status >= 200 && exchange.status < 300) counts.pages += 1;
      if (!ordinary || !own) return;
      counts[load] += 1;
      if (open) counts.signedIn += 1;
      if (byHeader) counts.byHeader += 1;
      if (sent.length === 0) counts.bare += 1;
      if (answer === 'refused') counts.unauthorized += 1;
      if (answer === 'forbidden') counts.forbidden += 1;
      if (load === 'fetches') noteFetch(exchange, url);
      if (origins.size < MAX_ORIGINS || origins.has(origin)) {
        const known = origins.get(origin) ?? { documents: 0, fetches: 0 };
        known[load] += 1;
        origins.set(origin, known);
      }
    },
    observeLate(exchange, recorded) {
      revision += 1;
      observeReceived(exchange, recorded, isOwn(parseUrl(exchange.url)?.hostname ?? ''));
    },
    observeStored(_origin, recorded) {
      revision += 1;
      for (const { credential, found } of recorded) {
        const place = found.place.carrier === 'cookie-store' ? undefined : found.place.carrier;
        if (place === undefined) continue;
        const text = `${place} ${found.place.name.slice(0, 60)}`;
        let places = storedEarly.get(credential.id);
        if (!places) {
          places = new Set();
          if (storedEarly.size < 1000) storedEarly.set(credential.id, places);
        }
        if (places.size < 6) places.add(text);
        for (const track of byCredential.get(credential.id) ?? []) if (track.stored.size < 6) track.stored.add(text);
      }
    },
    tracks: () => tracks.values(),
    origins: () => origins,
    attempts: () => flow.attempts(site),
    logouts: () => flow.logouts(site),
    refreshes: () => flow.refreshes(site).count,
    providers: () => flow.providers(site),
    signedIn,
  };

  function noteFetch(exchange: Exchange, url: URL): void {
    const type =
      exchange.responseHeaders.find(({ name }) => name.length === 12 && name.toLowerCase() === 'content-type')?.value ??
      '';
    if (/json|graphql|protobuf|msgpack/i.test(type)) counts.json += 1;
    else if (/html/i.test(type)) counts.html += 1;
    if (exchange.pageUrl !== undefined && originOf(exchange.pageUrl) !== url.origin) counts.crossOrigin += 1;
  }
}

/** Names of cookies that only sign another one beside them (`session.sig`). */
function signatureNames(recorded: readonly Recorded[]): Set<string> {
  const names = new Set<string>();
  for (const { found } of recorded) {
    const { name } = found.place;
    if (name.endsWith('.sig') && recorded.some((other) => other.found.place.name === name.slice(0, -4)))
      names.add(name);
  }
  return names;
}

function lifetimeOf(cookie: { maxAge?: number; expires?: number }, at: number): number | undefined {
  if (cookie.maxAge !== undefined) return cookie.maxAge;
  return cookie.expires === undefined ? undefined : Math.round((cookie.expires - at) / 1000);
}

function isStaticFile(url: URL): boolean {
  return /\.(?:js|mjs|css|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|map|mp4|webm|mp3|wasm)$/i.test(url.pathname);
}
