import type { Credential } from '../../credential/book.ts';
import type { SetCookie } from '../../http/cookie.ts';
import { setCookieIdentity } from '../../http/cookie-identity.ts';
import type { RuleContext, Subjects } from '../rule.ts';
import { isAuthenticating } from './cookie-line.ts';

/** What is remembered of a site's last logout. */
export interface LogoutTurn {
  /** Exchange of the logout; empty before there was one, and after the next login. */
  exchange: string;
  /** When its answer was there, in milliseconds since the epoch. */
  end: number;
  /** What the logout request carried. */
  ended: Set<Credential>;
  /** By name of a cookie what was last said of it before: identity and line of the field that set it. */
  known: Map<string, { identity: string; cookie: SetCookie }>;
  /** By name what the answers since the logout did: the identity that was deleted or set anew, and the line. */
  replaced: Map<string, { identity: string; cookie: SetCookie }>;
  /** Endpoints that refused at some time. */
  closed: Set<string>;
  /** Endpoints that let in what had been signed out, until it is known whether they let in everybody. */
  open: Map<string, { credential: Credential; status: number }>;
}

/** Nothing seen yet. */
export function createLogoutTurn(): LogoutTurn {
  return {
    exchange: '',
    end: 0,
    ended: new Set(),
    known: new Map(),
    replaced: new Map(),
    closed: new Set(),
    open: new Map(),
  };
}

/** Takes the next exchange. True for one that began after the last logout was answered, with nobody signing in since. */
export function takeLogout(
  { exchange, reading, recorded, site }: Subjects['exchange'],
  { flow }: RuleContext,
  turn: LogoutTurn,
): boolean {
  const logout = flow.logouts(site).at(-1);
  if (logout === undefined) noteCookies(turn.known, exchange, reading);
  if (logout === undefined) return false;
  if (logout.exchange === exchange.id) {
    turn.exchange = exchange.id;
    turn.end = exchange.endedAt ?? exchange.startedAt;
    turn.ended.clear();
    turn.replaced.clear();
    // What a recorder took out may be another value after the logout.
    for (const { credential, sighting } of recorded)
      if (sighting.direction === 'sent' && isAuthenticating(credential.role) && !credential.hidden)
        turn.ended.add(credential);
  }
  noteCookies(turn.replaced, exchange, reading);
  if (turn.exchange === '' || turn.exchange === exchange.id) return false;
  const login = flow.attempts(site).at(-1);
  if (login !== undefined && login.lastNumber > logout.number) {
    turn.exchange = '';
    for (const [name, one] of turn.replaced) turn.known.set(name, one);
    turn.replaced.clear();
    turn.open.clear();
    return false;
  }
  // A redirect follows the answer even where the clock shows the same millisecond.
  return exchange.startedAt > turn.end || exchange.redirectedFrom === turn.exchange;
}

const MAX_COOKIES = 200;

function noteCookies(
  into: LogoutTurn['known'],
  exchange: Subjects['exchange']['exchange'],
  reading: Subjects['exchange']['reading'],
): void {
  for (const cookie of reading.setCookies.slice(0, 50)) {
    if (into.size >= MAX_COOKIES && !into.has(cookie.name)) continue;
    into.set(cookie.name, { identity: setCookieIdentity(cookie, exchange.url), cookie });
  }
}
