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
  ask(exchange: Exchange, recorded: readonly Recorded[]): void;
  /** Notes all that the store holds for an origin, in place of what it held before. */
  hold(origin: string, recorded: readonly Recorded[]): void;
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
    ask(exchange, recorded) {
      for (const { credential, found } of recorded) {
        const asked = found.setCookie;
        const known = asked && factsOf(credential.id, found.place.name, originOf(exchange.url));
        if (known) Object.assign(known, { asked, origin: originOf(exchange.url) });
      }
    },
    hold(origin, recorded) {
      for (const id of heldBy.get(origin) ?? []) {
        const known = facts.get(id);
        if (known) delete known.stored;
      }
      const held = new Set<string>();
      for (const { credential, found } of recorded) {
        const { stored } = found;
        const known = stored && factsOf(credential.id, found.place.name, origin);
        if (!known) continue;
        known.stored = stored;
        held.add(credential.id);
      }
      if (heldBy.size < MAX_COOKIES) heldBy.set(origin, held);
    },
    get: (credentialId) => facts.get(credentialId),
  };
}
