import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { isDeletion } from '../http/parse-set-cookie.ts';
import { hostOf, originOf } from '../http/site.ts';
import { createEntry, type Entry, identityKey, isWorthLess, judge, judgeRepeated } from './book-entry.ts';
import type { BookOptions, Credential, CredentialBook, PlaceUse, Recorded, StorageSeen } from './book-model.ts';
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
/** Places kept of one credential. */
const MAX_USES = 48;
/** Exchanges named for one place: the first and the newest. */
const MAX_EXCHANGES = 10;
/** Sites of pages named for one place. */
const MAX_SITES = 4;
/** Removed cookies whose names are remembered, to see a value come again under them. */
const MAX_NAMED = 4000;

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
  /** The credential a cookie of this name and site holds now. */
  const cookieHolders = new Map<string, Entry>();
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
      if (byKey.size >= limit) evict();
      entry = createEntry(found, key, scene, nextId, lineages);
      byKey.set(key, entry);
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
    const place: PlaceUse = {
      place: found.place,
      origin: scene.origin,
      direction: found.direction,
      count: 0,
      first: sighting,
      last: sighting,
      exchanges: [],
      types: [],
      sites: [],
    };
    const created: Use = { place, statuses: 0 };
    if (known.size < MAX_USES) {
      known.set(key, created);
      entry.credential.uses.push(place);
    } else entry.credential.usesLeftOut = (entry.credential.usesLeftOut ?? 0) + 1;
    return { use: created, isNew: true };
  }

  function see(entry: Entry, use: Use, found: Found, scene: Scene, newUse: boolean, isNew = false): Recorded {
    const { credential } = entry;
    const { place } = use;
    const sighting = toSighting(found, scene);
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
      byKey.delete(entry.key);
      byId.delete(entry.credential.id);
      changed.delete(entry.credential);
      options.onEvicted?.(entry.credential);
      evicted++;
    }
  }

  function hold(entry: Entry, name: string, site: string): void {
    if (cookieHolders.size >= MAX_NAMED) cookieHolders.delete(cookieHolders.keys().next().value as string);
    cookieHolders.set(`${site}\0${name}`, entry);
  }

  /** A cookie that is removed: its credential ends here, as far as this browser is concerned. */
  function clear(names: Iterable<string>, scene: Scene, logout: boolean): void {
    for (const name of names) {
      const entry = cookieHolders.get(`${scene.site}\0${name}`);
      if (!entry) continue;
      cookieHolders.delete(`${scene.site}\0${name}`);
      entry.credential.cleared = { at: scene.at, exchange: scene.exchange ?? '' };
      if (logout) entry.clearedAtLogout = true;
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
      const removed = new Set<string>();
      const gone = (cookie: SetCookie) => isDeletion(cookie, scene.at);
      for (const cookie of reading.setCookies) if (gone(cookie)) removed.add(cookie.name);
      const recorded: Recorded[] = [];
      for (const found of reading.found) {
        const { carrier, name } = found.place;
        const isCookie = carrier === 'cookie' || carrier === 'set-cookie';
        if (found.setCookie && gone(found.setCookie)) continue;
        const one = write(found, scene);
        if (isCookie) {
          const entry = byId.get(one.credential.id);
          if (entry) for (const held of found.chunks ?? [name]) hold(entry, held, scene.site);
          if (carrier === 'set-cookie' && found.setCookie) {
            readExpiry(one.credential, found, scene.at);
            // The same response deleted it before, or another cookie of that name.
            for (const held of found.chunks ?? [name]) removed.delete(held);
          }
        }
        recorded.push(one);
      }
      if (removed.size > 0) clear(removed, scene, logins.isLogout(exchange));
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
    find: (value) => byKey.get(`value\0${value}`)?.credential,
    lineage: (id) => lineages.get(id),
    standing: (origin) => standings.get(origin),
    evicted: () => evicted,
  };
}
