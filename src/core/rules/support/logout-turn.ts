import type { Credential } from '../../credential/book.ts';
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
  /** Names of cookies that were deleted or set anew since. */
  replaced: Set<string>;
  /** Endpoints that refused at some time. */
  closed: Set<string>;
}

/** Nothing seen yet. */
export function createLogoutTurn(): LogoutTurn {
  return { exchange: '', end: 0, ended: new Set(), replaced: new Set(), closed: new Set() };
}

/** Takes the next exchange. True for one that began after the last logout was answered, with nobody signing in since. */
export function takeLogout(
  { exchange, reading, recorded, site }: Subjects['exchange'],
  { flow }: RuleContext,
  turn: LogoutTurn,
): boolean {
  const logout = flow.logouts(site).at(-1);
  if (logout === undefined) return false;
  if (logout.exchange === exchange.id) {
    turn.exchange = exchange.id;
    turn.end = exchange.endedAt ?? exchange.startedAt;
    turn.ended.clear();
    turn.replaced.clear();
    for (const { credential, sighting } of recorded)
      if (sighting.direction === 'sent' && isAuthenticating(credential.role)) turn.ended.add(credential);
  }
  for (const { name } of reading.setCookies.slice(0, 50)) turn.replaced.add(name);
  if (turn.replaced.size > 500) turn.replaced.clear();
  if (turn.exchange === '' || turn.exchange === exchange.id) return false;
  const login = flow.attempts(site).at(-1);
  if (login !== undefined && login.lastNumber > logout.number) {
    turn.exchange = '';
    return false;
  }
  // A redirect follows the answer even where the clock shows the same millisecond.
  return exchange.startedAt > turn.end || exchange.redirectedFrom === turn.exchange;
}
