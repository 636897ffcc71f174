import type { Recorded } from '../credential/book.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';
import type { Exchange } from '../http/exchange.ts';
import { originOf } from '../http/site.ts';

/** What is known of a cookie beside its value: what the server asked for, and what the browser's store holds. */
export interface CookieFacts {
  name: string;
  /** Origin that set it, else the one it is stored for. */
  origin: string;
  asked?: SetCookie;
  stored?: StoredCookie;
}

/** Attributes of cookies, by the pseudonym of the credential in them. */
export interface CookieShelf {
  /** Notes the Set-Cookie fields of a response; the newest one counts. */
  ask(exchange: Exchange, setCookies: readonly SetCookie[], recorded: readonly Recorded[]): void;
  /** Notes all that the store holds for an origin, in place of what it held before. */
  hold(origin: string, cookies: readonly StoredCookie[], recorded: readonly Recorded[]): void;
  /** Facts about the cookie that holds this credential; undefined when none was seen. */
  get(credentialId: string): CookieFacts | undefined;
}

const MAX_COOKIES = 3000;

/** An empty shelf. */
export function createCookieShelf(): CookieShelf {
  const facts = new Map<string, CookieFacts>();
  const heldBy = new Map<string, Set<string>>();

  function factsOf(id: string, name: string, origin: string): CookieFacts | undefined {
    let known = facts.get(id);
    if (!known && facts.size < MAX_COOKIES) {
      known = { name, origin };
      facts.set(id, known);
    }
    return known;
  }

  return {
    ask(exchange, setCookies, recorded) {
      if (setCookies.length === 0) return;
      const byName = new Map(setCookies.map((cookie) => [cookie.name, cookie]));
      for (const one of recorded) {
        if (one.sighting.place.carrier !== 'set-cookie') continue;
        const asked = byName.get(one.sighting.place.name);
        const known = asked && factsOf(one.credential.id, asked.name, originOf(exchange.url));
        if (known) Object.assign(known, { asked, origin: originOf(exchange.url) });
      }
    },
    hold(origin, cookies, recorded) {
      for (const id of heldBy.get(origin) ?? []) {
        const known = facts.get(id);
        if (known) delete known.stored;
      }
      const held = new Set<string>();
      const byName = new Map(cookies.map((cookie) => [cookie.name, cookie]));
      for (const one of recorded) {
        const stored = byName.get(one.sighting.place.name);
        const known = stored && factsOf(one.credential.id, stored.name, origin);
        if (!known) continue;
        known.stored = stored;
        held.add(one.credential.id);
      }
      if (heldBy.size < MAX_COOKIES) heldBy.set(origin, held);
    },
    get: (credentialId) => facts.get(credentialId),
  };
}
