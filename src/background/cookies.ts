import type { Fact } from '../core/capture/fact.ts';
import type { StoredCookie } from '../core/http/cookie.ts';
import { hostOf } from '../core/http/site.ts';
import type { CookieSource, RawCookie } from '../platform/cookies.ts';
import type { Recording } from './recording.ts';
import { scrubber } from './scrubber.ts';
import type { Tab } from './tabs.ts';

/** Reads what the browser's store holds for the tabs. */
export interface CookieWatch {
  /** The cookies of the tab may have changed: they are read soon, many changes together. */
  touch(tab: Tab): void;
  /** Reads what is waiting, now. */
  flush(): Promise<void>;
}

export interface CookieWatchOptions {
  source: CookieSource;
  /** Resolves when facts can be read. */
  ready(): Promise<unknown>;
  observe(tab: Tab, fact: Fact): void;
  now(): number;
  /** Milliseconds to wait for more changes. */
  delayMs?: number;
}

/** Origins of a site whose cookies are read; each is a question to the browser less when they share a domain. */
const MAX_ORIGINS = 20;
const MAX_COOKIES = 3000;

/** A watch over no tab yet. */
export function createCookieWatch({ source, ready, observe, now, delayMs = 300 }: CookieWatchOptions): CookieWatch {
  const waiting = new Set<Tab>();
  const lastRead = new WeakMap<Recording, { captureId: number; origins: Map<string, string> }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(tab: Tab): Promise<void> {
    const { recording, captureId } = tab;
    await ready();
    const capture = recording.read();
    const site = capture.mainSite();
    if (site === '') return;
    const cookies = await source.list(site, tab.tabId);
    // The tab may have been cleared while the browser looked.
    if (cookies === undefined || tab.captureId !== captureId) return;
    const origins =
      capture
        .sites()
        .find((state) => state.site === site)
        ?.origins() ?? [];
    const ofSite = origins.filter((origin) => capture.siteOf(hostOf(origin)) === site).slice(0, MAX_ORIGINS);
    const ofTab =
      lastRead.get(recording)?.captureId === captureId ? (lastRead.get(recording)?.origins ?? new Map()) : new Map();
    lastRead.set(recording, { captureId, origins: ofTab });
    for (const origin of ofSite) {
      const held = cookies
        .filter((cookie) => belongsTo(cookie, origin))
        .slice(0, MAX_COOKIES)
        .map(toStoredCookie);
      // What was read before and is the same would only be counted twice.
      const seen = JSON.stringify(held);
      if (ofTab.get(origin) === seen) continue;
      ofTab.set(origin, seen);
      observe(tab, { kind: 'cookies', at: now(), origin, cookies: held });
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const tabs = [...waiting];
    waiting.clear();
    await Promise.all(tabs.map(read));
  }

  return {
    touch(tab) {
      waiting.add(tab);
      timer ??= setTimeout(() => void flush(), delayMs);
    },
    flush,
  };
}

/** Whether a cookie of the store would go to the origin, its path left aside (RFC 6265bis sections 5.1.3 and 5.8.3). */
export function belongsTo(cookie: RawCookie, origin: string): boolean {
  const host = hostOf(origin).replace(/^\[|\]$/g, '');
  const domain = cookie.domain.replace(/^\./, '').replace(/^\[|\]$/g, '');
  return host === domain || (!cookie.hostOnly && host.endsWith(`.${domain}`));
}

const SAME_SITE = { strict: 'Strict', lax: 'Lax', no_restriction: 'None' } as const;

/** A cookie of the browser's API in our words. */
export function toStoredCookie(cookie: RawCookie): StoredCookie {
  const { name, domain, path, hostOnly, secure, httpOnly, sameSite } = cookie;
  const stored: StoredCookie = {
    name: scrubber.text(name),
    value: scrubber.value(name, cookie.value),
    domain,
    path: scrubber.url(path),
    hostOnly,
    secure,
    httpOnly,
    sameSite: Object.hasOwn(SAME_SITE, sameSite) ? SAME_SITE[sameSite as keyof typeof SAME_SITE] : 'unspecified',
  };
  if (cookie.expirationDate !== undefined) stored.expires = Math.round(cookie.expirationDate * 1000);
  if (cookie.partitionKey?.topLevelSite) stored.partition = cookie.partitionKey.topLevelSite;
  if (cookie.storeId !== undefined) stored.storeId = cookie.storeId;
  return stored;
}
