import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import { setCookieIdentity } from '../http/cookie-identity.ts';
import type { Exchange } from '../http/exchange.ts';
import { isDeletion } from '../http/parse-set-cookie.ts';
import { hostOf, originOf } from '../http/site.ts';
import { createEntry, type Entry, identityKey, isWorthLess, judge, judgeRepeated, valueKey } from './book-entry.ts';
import type { BookOptions, Credential, CredentialBook, PlaceUse, Recorded, StorageSeen } from './book-model.ts';
import { createCookieHolders } from './cookie-holders.ts';
import type { Found } from './credential.ts';
import { createLineages } from './lineage.ts';
import { createLoginWatch } from './login-watch.ts';
import type { ExchangeReading } from './read.ts';
import { cookieFound, joinChunks } from './read-cookies.ts';
import { createStorageReader } from './read-storage.ts';
import { readUrl } from './read-url.ts';
import { createRepeatedCookies } from './repeated.ts';
import { createRotationWatch } from './rotation.ts';
import { readExpiry, type Scene, sceneOf, toSighting } from './scene.ts';
import { createStandings } from './standing.ts';

export type {
  BookOptions,
  Credential,
  CredentialBook,
  PlaceUse,
  Recorded,
  StorageEntry,
  StorageSeen,
} from './book-model.ts';

const MAX_CREDENTIALS = 1000;
/** Characters of all their values: a page may send a thousand of any length. */
const MAX_CHARACTERS = 2 * 1024 * 1024;
/** Places kept of one credential. */
const MAX_USES = 48;
/** Exchanges named for one place: the first and the newest. */
const MAX_EXCHANGES = 10;
/** Sites of pages named for one place. */
const MAX_SITES = 4;

const IN_PAGE = { query: 'query', fragment: 'fragment', path: 'path', userinfo: 'userinfo' } as const;

/** What a `Found` that comes again led to the last time. */
interface Shortcut {
  site: string;
  origin: string;
  entry: Entry;
  use: Use;
}

interface Use {
  place: PlaceUse;
  /** Classes of status it was seen with, one bit each. */
  statuses: number;
}

/** An empty book. */
export function createBook(options: BookOptions): CredentialBook {
  const limit = Math.max(10, options.maxCredentials ?? MAX_CREDENTIALS);
  const byKey = new Map<string, Entry>();
  const byId = new Map<string, Entry>();
  const holders = createCookieHolders();
  const repeated = createRepeatedCookies();
  const uses = new WeakMap<Entry, Map<string, Use>>();
  const shortcuts = new WeakMap<Found, Shortcut>();
  const lineages = createLineages();
  const logins = createLoginWatch();
  const storage = createStorageReader();
  const standings = createStandings();
  const rotations = createRotationWatch(lineages);
  let lastPage: { url: string; site: string } = { url: '', site: '' };
  const counters = new Map<string, number>();
  let changed = new Set<Credential>();
  let evicted = 0;
  let characters = 0;

  function nextId(prefix: string): string {
    const number = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, number);
    return `${prefix}#${number}`;
  }

  function write(found: Found, scene: Scene): Recorded {
    const shortcut = shortcuts.get(found);
    if (shortcut && shortcut.site === scene.site && shortcut.origin === scene.origin && !shortcut.entry.evicted) {
      return see(shortcut.entry, shortcut.use, found, scene, false);
    }
    const key = identityKey(found, scene.site, scene.origin);
    let entry = byKey.get(key);
    const isNew = entry === undefined;
    if (!entry) {
      if (byKey.size >= limit || (characters > MAX_CHARACTERS && byKey.size > limit / 10)) evict();
      characters += found.value.length;
      entry = createEntry(found, key, scene, nextId, lineages);
      byKey.set(entry.key, entry);
      byId.set(entry.credential.id, entry);
      uses.set(entry, new Map());
    }
    const use = useOf(entry, found, scene);
    shortcuts.set(found, { site: scene.site, origin: scene.origin, entry, use: use.use });
    const { role } = entry.credential;
    judge(entry, found, scene);
    if (!isNew && entry.credential.role !== role) changed.add(entry.credential);
    return see(entry, use.use, found, scene, use.isNew, isNew);
  }

  function useOf(entry: Entry, found: Found, scene: Scene): { use: Use; isNew: boolean } {
    const { carrier, name, path } = found.place;
    const key = `${found.direction}\0${carrier}\0${name}\0${path ?? ''}\0${scene.origin}`;
    const known = uses.get(entry) as Map<string, Use>;
    const use = known.get(key);
    if (use) return { use, isNew: false };
    const sighting = toSighting(found, scene);
    // An engine makes room for sixteen more with the first thing that is pushed: what begins with all it has takes what it needs.
    const place: PlaceUse = {
      place: found.place,
      origin: scene.origin,
      direction: found.direction,
      count: 0,
      first: sighting,
      last: sighting,
      exchanges: scene.exchange === undefined ? [] : [scene.exchange],
      types: scene.type === undefined ? [] : [scene.type],
      sites: scene.page === undefined ? [] : [scene.page],
    };
    const created: Use = { place, statuses: 0 };
    if (known.size < MAX_USES) {
      known.set(key, created);
      if (entry.credential.uses.length === 0) entry.credential.uses = [place];
      else entry.credential.uses.push(place);
    } else entry.credential.usesLeftOut = (entry.credential.usesLeftOut ?? 0) + 1;
    return { use: created, isNew: true };
  }

  function see(entry: Entry, use: Use, found: Found, scene: Scene, newUse: boolean, isNew = false): Recorded {
    const { credential } = entry;
    const { place } = use;
    const sighting = place.count === 0 ? place.first : toSighting(found, scene);
    place.count++;
    place.last = sighting;
    if (scene.exchange !== undefined && place.exchanges.at(-1) !== scene.exchange) {
      if (place.exchanges.length >= MAX_EXCHANGES) place.exchanges.splice(1, 1);
      place.exchanges.push(scene.exchange);
    }
    if (scene.type !== undefined && !place.types.includes(scene.type)) place.types.push(scene.type);
    if (scene.page !== undefined && place.sites.length < MAX_SITES && !place.sites.includes(scene.page))
      place.sites.push(scene.page);
    if (scene.at > credential.lastSeen) credential.lastSeen = scene.at;
    if (scene.at < credential.firstSeen) credential.firstSeen = scene.at;
    if (found.direction === 'sent' && found.place.carrier !== 'referer') {
      credential.bytes = found.bytes;
      if (entry.lastSent !== scene.exchange) credential.sentCount++;
      if (scene.exchange !== undefined) {
        entry.lastSent = scene.exchange;
        const left = (credential.expiresAt ?? Number.NaN) - scene.at;
        if (left < (credential.leastLeft?.ms ?? Number.POSITIVE_INFINITY))
          credential.leastLeft = { ms: left, exchange: scene.exchange };
      }
    }
    const bit = 1 << Math.min(9, Math.floor(scene.status / 100));
    const isNewUse = newUse || (use.statuses & bit) === 0;
    use.statuses |= bit;
    return { credential, sighting, found, isNew, isNewUse };
  }

  function evict(): void {
    const needed = options.needed?.() ?? new Set();
    const worthLess = (one: Entry, other: Entry) =>
      Number(needed.has(one.credential.id)) - Number(needed.has(other.credential.id)) || isWorthLess(one, other);
    const sorted = [...byKey.values()].sort(worthLess);
    for (const entry of sorted.slice(0, Math.max(1, Math.floor(limit / 10)))) {
      entry.evicted = true;
      characters -= entry.credential.value.length;
      byKey.delete(entry.key);
      byId.delete(entry.credential.id);
      changed.delete(entry.credential);
      options.onEvicted?.(entry.credential);
      evicted++;
    }
    holders.forgetEvicted();
  }

  /** A cookie came, or went with a request: its credential is what the cookie holds now. */
  function hold(one: Recorded, site: string, exchange: Exchange): void {
    const entry = byId.get(one.credential.id);
    if (!entry) return;
    const { chunks, place, setCookie } = one.found;
    for (const name of chunks ?? [place.name])
      if (setCookie) holders.set(setCookie, name, site, exchange.url, entry);
      else holders.sent(name, site, exchange, entry);
  }

  /** A cookie that is removed: its credential ends here, as far as this browser is concerned. */
  function clear(cookies: readonly SetCookie[], scene: Scene, exchange: Exchange): void {
    for (const cookie of cookies) {
      for (const entry of holders.removed(cookie, scene.site, exchange.url)) {
        entry.credential.cleared = { at: scene.at, exchange: exchange.id };
        if (logins.isLogout(exchange)) entry.clearedAtLogout = true;
      }
    }
  }

  function judgeRepeats(exchange: Exchange, cookies: ExchangeReading['cookies'], site: string): void {
    const signsIn = (name: string) =>
      [...byKey.values()].some(({ cookie }) => cookie?.name === name && cookie.changedAtLogin === true);
    const names = repeated.note(exchange, cookies, site, signsIn);
    for (const entry of names.length > 0 ? byKey.values() : []) {
      const isHere = entry.credential.uses.some(({ origin }) => options.siteOf(hostOf(origin)) === site);
      if (names.includes(entry.cookie?.name ?? '') && isHere && judgeRepeated(entry)) changed.add(entry.credential);
    }
  }

  function sceneIn(exchange: Exchange): Scene {
    const scene = sceneOf(exchange, options, logins.isLogin(exchange));
    scene.repeated = repeated.keys;
    const page = exchange.pageUrl ?? exchange.initiator ?? exchange.url;
    if (page !== lastPage.url) lastPage = { url: page, site: options.siteOf(hostOf(page)) };
    if (lastPage.site !== '') scene.page = lastPage.site;
    return scene;
  }

  return {
    record(exchange, reading) {
      const scene = sceneIn(exchange);
      judgeRepeats(exchange, reading.cookies, scene.site);
      const gone = (cookie: SetCookie) => isDeletion(cookie, scene.at);
      const recorded: Recorded[] = [];
      for (const found of reading.found) {
        const { carrier } = found.place;
        if (found.setCookie && gone(found.setCookie)) continue;
        const one = write(found, scene);
        if (carrier === 'cookie' || carrier === 'set-cookie') hold(one, scene.site, exchange);
        if (carrier === 'set-cookie') readExpiry(one.credential, found, scene.at);
        recorded.push(one);
      }
      if (reading.setCookies.some(gone))
        clear(lastFields(reading.setCookies, exchange.url).filter(gone), scene, exchange);
      standings.note(scene.origin, exchange.status, exchange.requestHeaders.length > 0, recorded);
      rotations.note(exchange, recorded);
      return recorded;
    },
    recordBody(exchange, found) {
      const scene = sceneIn(exchange);
      const recorded = found.map((one) => write(one, scene));
      standings.note(scene.origin, exchange.status, false, recorded);
      rotations.note(exchange, recorded);
      return recorded;
    },
    recordStored(cookies, origin, at) {
      const scene: Scene = { at, origin, site: options.siteOf(hostOf(origin)), status: 0, login: false };
      const byName = new Map<string, StoredCookie>(cookies.map((cookie) => [cookie.name, cookie]));
      const recorded: Recorded[] = [];
      for (const joined of joinChunks(cookies)) {
        if (joined.value === '') continue;
        const stored = byName.get(joined.chunks?.[0] ?? joined.name);
        for (const found of cookieFound(joined, 'cookie-store')) {
          if (stored) found.stored = stored;
          const one = write(found, scene);
          const entry = byId.get(one.credential.id);
          if (entry && stored)
            for (const name of joined.chunks ?? [joined.name]) holders.stored(stored, name, scene.site, entry);
          if (stored?.expires !== undefined && one.credential.jwt === undefined)
            one.credential.expiresAt = stored.expires;
          recorded.push(one);
        }
      }
      return recorded;
    },
    recordStorage(seen: StorageSeen) {
      const scene: Scene = {
        at: seen.at,
        origin: seen.origin,
        site: options.siteOf(hostOf(seen.origin)),
        status: 0,
        login: false,
      };
      return storage.read(seen).map((found) => write(found, scene));
    },
    recordPage(url, at) {
      if (!url.includes('#')) return [];
      const origin = originOf(url);
      const scene: Scene = { at, origin, site: options.siteOf(hostOf(url)), status: 0, login: false };
      return readUrl(url, IN_PAGE, 'stored').flatMap((found) =>
        found.place.carrier === 'fragment' ? [write(found, scene)] : [],
      );
    },
    takeChanged() {
      if (changed.size === 0) return [];
      const taken = [...changed];
      changed = new Set();
      return taken;
    },
    get: (id) => byId.get(id)?.credential,
    *all() {
      for (const entry of byKey.values()) yield entry.credential;
    },
    find: (value) => byKey.get(valueKey(value))?.credential,
    lineage: (id) => lineages.get(id),
    standing: (origin) => standings.get(origin),
    evicted: () => evicted,
  };
}

/** Of fields for one cookie the last, which is what the browser ends with. */
function lastFields(cookies: readonly SetCookie[], url: string): SetCookie[] {
  return [...new Map(cookies.map((cookie) => [setCookieIdentity(cookie, url), cookie])).values()];
}
