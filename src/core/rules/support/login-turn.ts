import type { Credential } from '../../credential/book.ts';
import type { LoginAttempt } from '../../flow/login.ts';
import type { RuleContext, Subjects } from '../rule.ts';

/** What is remembered of a site's cookies, to compare those before a login with those after it. */
export interface LoginTurn {
  /** By name of the cookie: the value sent last, and the number of the exchange that sent it first. */
  sent: Map<string, { credential: Credential; number: number }>;
  /** Number of the exchange that began the login that was compared last. */
  judged: number;
  /** When the last answer of the newest login was there, in milliseconds since the epoch. */
  end: number;
}

const MAX_COOKIES = 200;

/** Nothing seen yet. */
export function createLoginTurn(): LoginTurn {
  return { sent: new Map(), judged: 0, end: 0 };
}

/**
 * Takes the next exchange. The first one that carries cookies after a login has succeeded gives those that came new since, and
 * those that are as they were before; every other gives undefined.
 */
export function takeLogin(
  { exchange, recorded, site }: Subjects['exchange'],
  { flow }: RuleContext,
  turn: LoginTurn,
): { kept: Credential[]; fresh: Credential[] } | undefined {
  const attempt = flow.attempts(site).at(-1);
  const sent = recorded.filter(({ sighting }) => sighting.direction === 'sent');
  for (const { credential, sighting } of sent) {
    if (sighting.place.carrier !== 'cookie' || turn.sent.size >= MAX_COOKIES) continue;
    const known = turn.sent.get(sighting.place.name);
    if (known?.credential !== credential) turn.sent.set(sighting.place.name, { credential, number: exchange.number });
  }
  if (attempt === undefined) return undefined;
  const isLanding = attempt.landing === exchange.id;
  if (attempt.lastNumber === exchange.number && !isLanding) turn.end = exchange.endedAt ?? exchange.startedAt;
  const isNext = (isLanding || exchange.number > attempt.lastNumber) && exchange.startedAt >= turn.end && turn.end > 0;
  if (!isLogin(attempt) || attempt.firstNumber === turn.judged || !isNext || sent.length === 0) return undefined;
  turn.judged = attempt.firstNumber;
  const kept: Credential[] = [];
  const fresh: Credential[] = [];
  for (const { credential, sighting } of sent) {
    // Of a value that was taken out nobody can say whether it is another.
    if (credential.hidden) continue;
    const known = sighting.place.carrier === 'cookie' ? turn.sent.get(sighting.place.name) : undefined;
    const before = known === undefined ? credential.firstSeen < turn.end : known.number <= attempt.firstNumber;
    (before ? kept : fresh).push(credential);
  }
  return { kept, fresh };
}

/** A person signed in at this very site. */
function isLogin({ outcome, named, foreign }: LoginAttempt): boolean {
  return outcome === 'succeeded' && named && foreign !== true;
}
