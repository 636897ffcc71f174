import type { Observed, ObservedKind } from '../credential/observed.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import { detach } from '../http/detach.ts';
import type { Exchange } from '../http/exchange.ts';
import { judgeSetCookie } from '../http/judge-set-cookie.ts';
import type { SetCookieContext, SetCookieVerdict } from '../http/set-cookie-verdict.ts';
import { originOf } from '../http/site.ts';

/** What the store says of a cookie that was asked for: it holds it, or another value, or nothing; or it was not looked at since. */
export type Held = 'yes' | 'other-value' | 'no' | 'unknown';

/** What is known of a cookie beside its value: what the server asked for, and what the browser's store holds. */
export interface CookieFacts {
  name: string;
  /** Origin that set it, else the one it is stored for. */
  origin: string;
  asked?: SetCookie;
  stored?: StoredCookie;
  /** Id of the exchange whose response asked for it. */
  exchange?: string;
  /** What the browser makes of the Set-Cookie field, and whether the store bears it out. */
  verdict?: SetCookieVerdict;
  held?: Held;
}

/** Attributes of cookies, by the pseudonym of the credential in them. */
export interface CookieShelf {
  /** Notes the Set-Cookie fields of a response, of which the newest counts; and what the store holds for an origin, in place of what it held before. */
  observe(fact: Observed): void;
  /** Facts about the cookie that holds this credential; undefined when none was seen. */
  get(credentialId: string): CookieFacts | undefined;
}

export type CookieShelfOptions = Pick<SetCookieContext, 'browser' | 'suffixes'>;

interface Asked {
  cookie: SetCookie;
  exchange: string;
  context: SetCookieContext;
  /** Worked out when somebody asks. */
  verdict?: SetCookieVerdict;
}

interface Entry {
  name: string;
  origin: string;
  asked?: Asked;
  stored?: StoredCookie;
}

interface Look {
  at: number;
  ids: Set<string>;
  names: Set<string>;
}

/** As many as there are credentials in the book: of those it forgot nobody asks. */
const MAX_COOKIES = 1000;
/** Characters of all fields remembered: a field may be longer than any cookie that a browser takes. */
const MAX_CHARACTERS = 524_288;
const MAX_ADDRESS = 2048;
/** The store takes a cookie in a moment after the headers were seen, in milliseconds. */
const STORE_DELAY_MS = 100;

/** An empty shelf. */
export function createCookieShelf({ browser, suffixes }: CookieShelfOptions): CookieShelf {
  const entries = new Map<string, Entry>();
  const looks = new Map<string, Look>();

  let characters = 0;

  function forgetOldest(): void {
    for (const [id, { asked }] of entries) {
      characters -= asked?.cookie.raw.length ?? 0;
      entries.delete(id);
      return;
    }
  }

  function putAsked(known: Entry, asked: Asked): void {
    characters += asked.cookie.raw.length - (known.asked?.cookie.raw.length ?? 0);
    known.asked = asked;
    while (characters > MAX_CHARACTERS && entries.size > 1) forgetOldest();
  }

  function entryOf(id: string, name: string, origin: string): Entry {
    const known = entries.get(id) ?? { name: detach(name), origin };
    // A Map keeps the order of insertion: what was set or held last stands last, and what nobody met for longest goes first.
    if (!entries.delete(id) && entries.size >= MAX_COOKIES) forgetOldest();
    entries.set(id, known);
    return known;
  }

  function contextOf({ url, pageUrl, type, startedAt, endedAt }: Exchange): SetCookieContext {
    // The query says nothing about a cookie, nor does a path beyond what an attribute may name.
    const [address = ''] = url.slice(0, MAX_ADDRESS).split(/[?#]/, 1);
    const context: SetCookieContext = { url: detach(address), browser, suffixes, now: endedAt ?? startedAt };
    if (type === 'document') context.topLevel = true;
    if (pageUrl !== undefined) context.pageUrl = pageUrl;
    return context;
  }

  function heldOf({ origin, stored }: Entry, { cookie, context }: Asked): Held {
    if (stored) return 'yes';
    const look = looks.get(origin);
    if (!look || look.at < context.now + STORE_DELAY_MS) return 'unknown';
    return look.names.has(cookie.name) ? 'other-value' : 'no';
  }

  function ask({ exchange, recorded }: ObservedKind<'exchange'>): void {
    for (const { credential, found } of recorded) {
      const cookie = found.setCookie;
      if (!cookie) continue;
      const origin = originOf(exchange.url);
      const known = entryOf(credential.id, found.place.name, origin);
      known.origin = origin;
      putAsked(known, { cookie, exchange: exchange.id, context: contextOf(exchange) });
    }
  }

  function hold({ origin, recorded, at }: ObservedKind<'cookies'>): void {
    for (const id of looks.get(origin)?.ids ?? []) {
      const known = entries.get(id);
      if (known) delete known.stored;
    }
    const look: Look = { at, ids: new Set(), names: new Set() };
    for (const { credential, found } of recorded) {
      const { stored } = found;
      const known = stored && entryOf(credential.id, found.place.name, origin);
      if (!known) continue;
      known.stored = stored;
      look.ids.add(credential.id);
      look.names.add(stored.name);
    }
    if (looks.has(origin) || looks.size < MAX_COOKIES) looks.set(origin, look);
  }

  return {
    observe(fact) {
      if (fact.kind === 'exchange') ask(fact);
      else if (fact.kind === 'cookies') hold(fact);
    },
    get(credentialId) {
      const known = entries.get(credentialId);
      if (!known) return undefined;
      const { name, origin, asked, stored } = known;
      const facts: CookieFacts = { name, origin };
      if (stored) facts.stored = stored;
      if (asked) {
        asked.verdict ??= judgeSetCookie(asked.cookie, asked.context);
        facts.asked = asked.cookie;
        facts.exchange = asked.exchange;
        facts.verdict = asked.verdict;
        facts.held = heldOf(known, asked);
      }
      return facts;
    },
  };
}
