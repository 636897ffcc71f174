import type { Recorded } from '../credential/book.ts';
import { describePlace } from '../credential/carrier-words.ts';
import { isCsrfName } from '../credential/names/sense.ts';
import type { ExchangeReading } from '../credential/read.ts';
import type { Exchange } from '../http/exchange.ts';
import { decodePercent } from '../http/form.ts';
import { isCleared } from '../http/parse-set-cookie.ts';
import { parseUrl } from '../http/site.ts';
import { createTrack, keep, type Track } from './track.ts';
import { carrierOf, keyOf } from './track-key.ts';

interface TrackStoreOptions {
  /** Registrable domain of a host. */
  siteOf?(host: string): string;
  isSignedIn(): boolean;
  /** Whether an exchange signs in, out or renews. */
  isPart(exchange: string): boolean;
}

/** The tracks of one site: what was sent, set, deleted and stored, by the way it travels. */
export interface TrackStore {
  /** Credentials of a request, each track once. `own`: the host is the site's own. */
  observeSent(exchange: Exchange, recorded: readonly Recorded[], own: boolean): Track[];
  observeReceived(exchange: Exchange, recorded: readonly Recorded[], own: boolean): void;
  observeCleared(exchange: Exchange, reading: ExchangeReading): void;
  observeStored(recorded: readonly Recorded[]): void;
  get(key: string): Track | undefined;
  all(): Iterable<Track>;
}

const MAX_TRACKS = 400;
/** Values remembered, to know a stored or received token again when it is sent. */
const MAX_VALUES = 2000;
const MAX_PLACES = 6;
const CHUNK = /(?:\.\d{1,2}|__?\d{1,2}|C\d{1,2})$/;

/** No track yet. */
export function createTrackStore(options: TrackStoreOptions): TrackStore {
  const tracks = new Map<string, Track>();
  /** Tracks by pseudonym of what they carried. */
  const byCredential = new Map<string, Set<Track>>();
  const byName = new Map<string, Track[]>();
  const storedEarly = new Map<string, Set<string>>();
  const receivedEarly = new Map<string, { exchange: string; number: number }>();

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
      if (track.signedIn > 0 && (!options.isSignedIn() || isMark(found, track))) return;
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
      if (byCredential.size < MAX_VALUES) byCredential.set(credential.id, known);
    }
    known.add(track);
    const places = storedEarly.get(credential.id);
    if (places) for (const place of places) track.stored.add(place);
    const received = receivedEarly.get(credential.id);
    if (received && !track.received.some(({ exchange }) => exchange === received.exchange))
      keep(track.received, received);
  }

  function observeReceived(exchange: Exchange, recorded: readonly Recorded[], own: boolean): void {
    const signatures = signatureNames(recorded);
    for (const one of recorded) {
      if (one.sighting.direction !== 'received' || signatures.has(one.found.place.name)) continue;
      const { credential, found } = one;
      if (found.place.carrier !== 'set-cookie') {
        const seen = { exchange: exchange.id, number: exchange.number };
        if (receivedEarly.size < MAX_VALUES && !receivedEarly.has(credential.id))
          receivedEarly.set(credential.id, seen);
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
      const ordinary = options.isSignedIn() && !options.isPart(exchange.id);
      if (changed && ordinary) track.reissues += 1;
      keep(track.changes, { exchange: exchange.id, number: exchange.number, changed, ordinary });
    }
  }

  function observeCleared(exchange: Exchange, reading: ExchangeReading): void {
    for (const cookie of reading.setCookies) {
      if (!isCleared(cookie, exchange.endedAt ?? exchange.startedAt)) continue;
      for (const track of cookieTracks(cookie.name)) {
        keep(track.cleared, { exchange: exchange.id, number: exchange.number });
      }
    }
  }

  return {
    observeReceived,
    observeCleared,
    get: (key) => tracks.get(key),
    all: () => tracks.values(),
    observeSent(exchange, recorded, own) {
      const sent: Track[] = [];
      const signatures = signatureNames(recorded);
      const repeated = repeatedValues(exchange);
      for (const name of signatures) {
        const signed = tracks.get(keyOf('cookie', { place: { carrier: 'cookie', name: name.slice(0, -4) } }, ''));
        if (signed) signed.signed = true;
      }
      for (const one of recorded) {
        if (one.sighting.direction !== 'sent' || signatures.has(one.found.place.name)) continue;
        if (one.found.value === '' && one.found.kind === 'plain') continue;
        // A Cookie field that was hidden whole tells of no cookie.
        if (one.found.hidden && one.found.place.name === '') continue;
        // Browsers send the cookie of the longer path first, and servers read that one.
        const track = trackOf(one, own, exchange.number);
        if (!track || sent.includes(track)) continue;
        if (track.carrier === 'cookie' && repeated.has(one.found.value)) track.repeated += 1;
        const first = track.firstSent === 0;
        // A value that no answer set was put there by a script.
        adopt(track, one);
        if (own) track.thirdParty = false;
        if (first) track.firstSent = exchange.number;
        track.lastSent = exchange.number;
        track.bytes = one.found.bytes;
        track.totalBytes += one.found.bytes;
        sent.push(track);
      }
      return sent;
    },
    observeStored(recorded) {
      for (const { credential, found } of recorded) {
        if (found.place.carrier === 'cookie-store') continue;
        const text = describePlace(found.place);
        let places = storedEarly.get(credential.id);
        if (!places) {
          places = new Set();
          if (storedEarly.size < MAX_VALUES) storedEarly.set(credential.id, places);
        }
        if (places.size < MAX_PLACES) places.add(text);
        for (const track of byCredential.get(credential.id) ?? [])
          if (track.stored.size < MAX_PLACES) track.stored.add(text);
      }
    },
  };
}

/** A value that anybody could guess in the place of one that nobody could: it tries whether cookies are kept, or says that somebody has gone. */
function isMark(found: Recorded['found'], track: Track): boolean {
  return found.kind === 'plain' && track.kind !== 'plain';
}

/** Values of headers that protect against request forgery: a cookie with the same value is there to be repeated in one. */
function repeatedValues({ requestHeaders }: Exchange): ReadonlySet<string> {
  const values = new Set<string>();
  for (const { name, value } of requestHeaders) if (isCsrfName(name)) values.add(value).add(decodePercent(value));
  return values;
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
