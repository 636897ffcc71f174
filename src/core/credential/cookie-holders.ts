import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import { isSentTo, setCookieIdentity, storedCookieIdentity } from '../http/cookie-identity.ts';
import { detach } from '../http/detach.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostOf } from '../http/site.ts';
import type { Entry } from './book-entry.ts';

/** Which credential each cookie of the browser holds now. */
export interface CookieHolders {
  /** A request carried it: which of the cookies of that name it was, only a Set-Cookie field or the store can tell. */
  sent(name: string, site: string, request: Pick<Exchange, 'id' | 'url'>, entry: Entry): void;
  /** A response from `url` set it. */
  set(cookie: SetCookie, name: string, site: string, url: string, entry: Entry): void;
  /** The browser's store has it. */
  stored(cookie: StoredCookie, name: string, site: string, entry: Entry): void;
  /** A response from `url` removed it: gives the credentials that ended with it. */
  removed(cookie: SetCookie, site: string, url: string): Entry[];
  /** Credentials were let go of: no cookie holds them any more, as far as anybody will know. */
  forgetEvicted(): void;
}

/** A cookie by its identity; or, as long as that is not known, by the request that carried it first. */
type Holder = { entry: Entry } & ({ identity: string } | { sentTo: string; sentIn: string });

/** Names of cookies that are remembered. */
const MAX_NAMED = 4000;
/** Characters of an address that are remembered. */
const MAX_ADDRESS = 2048;
/** Cookies of one name and site: for several hosts and paths. */
const MAX_ALIKE = 16;

/** No cookie yet. */
export function createCookieHolders(): CookieHolders {
  const bySiteAndName = new Map<string, Holder[]>();

  function put(key: string, holders: Holder[]): void {
    if (!bySiteAndName.has(key) && bySiteAndName.size >= MAX_NAMED)
      bySiteAndName.delete(bySiteAndName.keys().next().value as string);
    bySiteAndName.set(key, holders.slice(-MAX_ALIKE));
  }

  return {
    sent(name, site, { id, url }, entry) {
      const key = keyOf(site, name);
      const known = bySiteAndName.get(key) ?? [];
      if (known.some((one) => one.entry === entry)) return;
      const isBefore = (one: Holder) => 'sentTo' in one && one.sentIn !== id && hostOf(one.sentTo) === hostOf(url);
      // The next value of one that went there before. What goes in one request are two cookies.
      put(key, [...known.filter((one) => !isBefore(one)), { entry, sentTo: addressOf(url), sentIn: id }]);
    },
    set(cookie, name, site, url, entry) {
      const key = keyOf(site, name);
      const identity = setCookieIdentity({ ...cookie, name }, url);
      const others = (bySiteAndName.get(key) ?? []).filter((one) =>
        'identity' in one ? one.identity !== identity : !isSentTo(cookie, url, one.sentTo),
      );
      put(key, [...others, { entry, identity }]);
    },
    stored(cookie, name, site, entry) {
      const key = keyOf(site, name);
      const identity = storedCookieIdentity({ ...cookie, name });
      const others = (bySiteAndName.get(key) ?? []).filter((one) =>
        'identity' in one ? one.identity !== identity : one.entry !== entry,
      );
      put(key, [...others, { entry, identity }]);
    },
    removed(cookie, site, url) {
      const key = keyOf(site, cookie.name);
      const known = bySiteAndName.get(key) ?? [];
      const identity = setCookieIdentity(cookie, url);
      const named = known.filter((one) => 'identity' in one && one.identity === identity);
      // One of which only the name and a URL are known is taken for it, unless another is.
      const gone =
        named.length > 0 ? named : known.filter((one) => 'sentTo' in one && isSentTo(cookie, url, one.sentTo));
      const left = known.filter((one) => !gone.includes(one));
      if (left.length > 0) bySiteAndName.set(key, left);
      else bySiteAndName.delete(key);
      return gone.map(({ entry }) => entry);
    },
    forgetEvicted() {
      for (const [key, holders] of bySiteAndName) {
        if (!holders.some(({ entry }) => entry.evicted)) continue;
        const left = holders.filter(({ entry }) => !entry.evicted);
        if (left.length > 0) bySiteAndName.set(key, left);
        else bySiteAndName.delete(key);
      }
    },
  };
}

/** The query plays no part in where a cookie goes. */
function addressOf(url: string): string {
  const [address = ''] = url.slice(0, MAX_ADDRESS).split(/[?#]/, 1);
  return detach(address);
}

function keyOf(site: string, name: string): string {
  return `${site}\0${name}`;
}
