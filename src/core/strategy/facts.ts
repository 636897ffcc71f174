import type { Recorded } from '../credential/book.ts';
import type { Observed, ObservedKind } from '../credential/observed.ts';
import { createFlow, type Flow } from '../flow/flow.ts';
import type { LoginAttempt, LogoutEvent } from '../flow/login.ts';
import { detach } from '../http/detach.ts';
import type { Exchange } from '../http/exchange.ts';
import { originOf, parseUrl } from '../http/site.ts';
import { isTelemetry } from '../http/telemetry.ts';
import { type Counts, createCounts } from './counts.ts';
import { answerOf, createEndpoints, isSentToLogin } from './endpoints.ts';
import { type RequestMarks, readMarks } from './request-marks.ts';
import { KEPT, keep, type Track } from './track.ts';
import { createTrackStore } from './track-store.ts';

export interface FactsOptions {
  /** Registrable domain these facts are about. Without it every host counts as the site's own. */
  site?: string;
  /** Registrable domain of a host. */
  siteOf?(host: string): string;
  /** The flow of the capture; it must have observed an exchange before the facts do. Without it the facts keep one of their own. */
  flow?: Flow;
}

/** What is known of how one site authenticates: sums that grow with each exchange and cost the same to read however many there were. */
export interface SiteFacts {
  readonly site: string;
  /** Grows with everything observed, so that what was worked out from the facts can be kept until they change. */
  revision(): number;
  /** Takes the next fact about the site; the flow has taken it before. */
  observe(fact: Observed): void;
  tracks(): Iterable<Track>;
  /** Pseudonyms of the credentials the verdict rests on. */
  restsOn(): Iterable<string>;
  counts: Readonly<Counts>;
  /** Ordinary requests by origin of the site. */
  origins(): ReadonlyMap<string, { documents: number; fetches: number }>;
  /** Preflights by the origin that was asked. */
  preflights(): ReadonlyMap<string, number>;
  attempts(): readonly LoginAttempt[];
  logouts(): readonly LogoutEvent[];
  refreshes(): number;
  providers(): ReadonlySet<string>;
  /** Whether somebody is signed in now, as far as the flow tells. */
  signedIn(): boolean;
  flow: Flow;
}

const MAX_ORIGINS = 60;
const STATIC = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'preflight', 'ping']);

/** Facts of a site of which nothing was seen. */
export function createSiteFacts(options: FactsOptions = {}): SiteFacts {
  const site = options.site ?? '';
  const ownFlow = options.flow === undefined;
  const flow = options.flow ?? createFlow(options.siteOf ? { siteOf: options.siteOf } : {});
  const isOwn = (host: string): boolean => site === '' || options.siteOf === undefined || options.siteOf(host) === site;
  let revision = 0;
  const endpoints = createEndpoints();
  const origins = new Map<string, { documents: number; fetches: number }>();
  const preflights = new Map<string, number>();
  const counts = createCounts();

  function signedIn(): boolean {
    const since = flow
      .attempts(site)
      .findLast((attempt) => attempt.outcome === 'succeeded' && attempt.named)?.lastNumber;
    if (since === undefined) return false;
    return (flow.logouts(site).at(-1)?.number ?? 0) <= since;
  }

  const store = createTrackStore({
    ...(options.siteOf ? { siteOf: options.siteOf } : {}),
    isSignedIn: signedIn,
    isPart: (exchange) => flow.isPartOf(site, exchange),
  });

  /** An API on another site's host that the page signed in to is the page's own. */
  function isAdopted(origin: string): boolean {
    return flow
      .attempts(site)
      .some(
        (attempt) =>
          attempt.foreign === true && attempt.named && attempt.outcome !== 'failed' && attempt.origin === origin,
      );
  }

  function observeExchange({ exchange, reading, recorded }: ObservedKind<'exchange'>): void {
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
      !(exchange.type === 'other' && isStaticFile(exchange, url)) &&
      !part &&
      !atProvider &&
      !isTelemetry(exchange, url) &&
      exchange.status > 0;
    const origin = originOf(exchange.url);
    const sent = store.observeSent(exchange, recorded, own);
    const carried = new Map(sent.map((track) => [track.key, track.version]));
    const byHeader = sent.some(({ carrier, role }) => carrier !== 'cookie' && role !== 'csrf' && role !== 'dpop-proof');
    const refusedHere = answer === 'refused' || isSentToLogin(exchange);
    // What was turned away is no request of somebody who is signed in.
    const open = signedIn() && !refusedHere;
    const byPage = !own && isByPage(exchange);
    for (const track of sent) {
      if (track.origins.size < KEPT || track.origins.has(origin))
        track.origins.set(origin, (track.origins.get(origin) ?? 0) + 1);
      if (!ordinary) {
        track.others += 1;
        continue;
      }
      track[load] += 1;
      if (isCrossOrigin(exchange, origin)) track.crossOrigin += 1;
      if (open) track.signedIn += 1;
      else track.beforeLogin += 1;
      if (!byHeader) track.alone += 1;
      if (refusedHere) track.refusals += 1;
      if (byPage) track.byPage += 1;
      if (!track.exchanges.includes(exchange.id)) keep(track.exchanges, exchange.id);
    }
    // What the cache answered, or a worker that slept did not see, tells nothing of what a request carries.
    if (ordinary && !exchange.fromCache && !exchange.unseen?.includes('request-headers')) {
      const { contrasts, turns } = endpoints.observe(exchange, url, answer, carried, !byHeader);
      for (const { track, contrast } of contrasts) {
        const known = store.get(track);
        if (!known) continue;
        known.contrastCount += 1;
        keep(known.contrasts, contrast);
      }
      for (const { track, way, before, after } of turns) {
        const known = store.get(track);
        if (known) known[way] ??= [before, after];
      }
    }
    store.observeReceived(exchange, recorded, own);
    if (own) store.observeCleared(exchange, reading);
    noteRefreshTokens(recorded);
    if (exchange.pageUrl !== undefined || exchange.type === 'document') counts.forPages += 1;
    if (exchange.type === 'preflight' && (preflights.size < MAX_ORIGINS || preflights.has(origin)))
      preflights.set(origin, (preflights.get(origin) ?? 0) + 1);
    if (exchange.type === 'websocket') counts.websockets += 1;
    if (exchange.type === 'document' && own && exchange.status >= 200 && exchange.status < 300) counts.pages += 1;
    if (own && byHeader && exchange.status === 0 && !STATIC.has(exchange.type)) counts.unanswered += 1;
    if (!ordinary || !own) return;
    counts[load] += 1;
    if (open) counts.signedIn += 1;
    if (byHeader) counts.byHeader += 1;
    if (sent.length === 0) counts.bare += 1;
    const takenOut = exchange.unseen?.includes('credential-headers') === true;
    if (takenOut) counts.takenOut += 1;
    if (lacksHeaders(exchange)) counts.blind += 1;
    noteMarks(readMarks(exchange, recorded));
    if (answer === 'refused') counts.unauthorized += 1;
    if (answer === 'forbidden') counts.forbidden += 1;
    if (load === 'fetches') noteFetch(exchange);
    if (origins.size < MAX_ORIGINS || origins.has(origin)) {
      const known = origins.get(origin) ?? { documents: 0, fetches: 0 };
      known[load] += 1;
      origins.set(origin, known);
    }
  }

  /** A script of the site's own page asked, not one in a frame of somebody else. */
  function isByPage({ type, initiator }: Exchange): boolean {
    if (type !== 'fetch' && type !== 'websocket' && type !== 'other') return false;
    return initiator === undefined || isOwn(parseUrl(initiator)?.hostname ?? '');
  }

  return {
    site,
    counts,
    flow,
    revision: () => revision + flow.revision(),
    observe(fact) {
      revision += 1;
      if (ownFlow) flow.observe(fact);
      switch (fact.kind) {
        case 'exchange':
          observeExchange(fact);
          return;
        case 'body':
          noteRefreshTokens(fact.recorded);
          store.observeReceived(fact.exchange, fact.recorded, isOwn(parseUrl(fact.exchange.url)?.hostname ?? ''));
          return;
        case 'secret':
          return;
        default:
          if (fact.kind === 'storage') counts.storageReads += 1;
          noteRefreshTokens(fact.recorded);
          store.observeStored(fact.recorded);
      }
    },
    tracks: () => store.all(),
    *restsOn() {
      for (const { credential, newest } of store.all()) {
        yield credential.id;
        yield newest;
      }
    },
    origins: () => origins,
    preflights: () => preflights,
    attempts: () => flow.attempts(site),
    logouts: () => flow.logouts(site),
    refreshes: () => flow.refreshes(site).count,
    providers: () => flow.providers(site),
    signedIn,
  };

  function noteMarks({ hidden, selfContained, inBody }: RequestMarks): void {
    if (hidden) counts.hidden += 1;
    if (selfContained) counts.selfContained += 1;
    if (inBody === undefined) return;
    counts.inBody += 1;
    if (counts.inBodyName === '') counts.inBodyName = detach(inBody.slice(0, 64));
  }

  function noteRefreshTokens(recorded: readonly Recorded[]): void {
    for (const { credential, sighting, isNew } of recorded) {
      if (credential.role !== 'refresh') continue;
      if (isNew) counts.refreshTokens += 1;
      if (sighting.direction === 'sent') counts.refreshTokensSent += 1;
    }
  }

  function noteFetch(exchange: Exchange): void {
    const type = contentTypeOf(exchange);
    if (DATA.test(type)) counts.json += 1;
    else if (/html/i.test(type)) counts.html += 1;
    // A 304 repeats no type; what scripts ask for again is data.
    else if (type === '' && exchange.status === 304) counts.json += 1;
  }
}

/** What scripts ask for: notations of data, and streams of it. XML that is a page or a drawing is none. */
const DATA = /json|graphql|protobuf|msgpack|[/+]xml\b(?<!xhtml\+xml|svg\+xml)|event-stream/i;

/** A page of another origin made the request. */
function isCrossOrigin({ pageUrl, type }: Exchange, origin: string): boolean {
  return pageUrl !== undefined && type !== 'document' && type !== 'subdocument' && originOf(pageUrl) !== origin;
}

/** What proves an identity may have been sent and was not recorded. For what the cache answered, nothing was sent. */
function lacksHeaders({ unseen, fromCache }: Exchange): boolean {
  return !fromCache && unseen?.includes('request-headers') === true;
}

const STATIC_PATH =
  /\.(?:js|mjs|css|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|map|mp4|webm|mp3|wasm|webmanifest)$/i;
const STATIC_TYPE =
  /^(?:image|font|audio|video)\/|^text\/css|^(?:text|application)\/javascript|^application\/manifest\+json/i;

/** What the browser itself fetches for a page (icons, the manifest: without cookies) tells nothing about what a login needs. */
function isStaticFile(exchange: Exchange, url: URL): boolean {
  return STATIC_PATH.test(url.pathname) || STATIC_TYPE.test(contentTypeOf(exchange));
}

function contentTypeOf({ responseHeaders }: Exchange): string {
  return responseHeaders.find(({ name }) => name.length === 12 && name.toLowerCase() === 'content-type')?.value ?? '';
}
