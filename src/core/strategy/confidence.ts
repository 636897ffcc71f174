import { type Candidate, mintedBy, successes, tellingContrasts } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import type { Scored } from './score.ts';
import type { StrategyId } from './strategy.ts';
import { sentCount } from './track.ts';

/** No verdict from watching is certain. */
const MOST = 0.99;
/** Without a login or a contrast nobody saw that the credential matters; that leaves one doubt in nine for cookies, which go with everything … */
const MOST_UNPROVEN_COOKIE = 0.89;
/** … and one in thirty for a header that is there for the purpose. */
const MOST_UNPROVEN_HEADER = 0.97;
/** A recorder put something else in place of the value, so that only its name speaks. */
const MOST_BY_NAME = 0.85;
/** … and where the name leaves open what it is made of. */
const MOST_OF_UNSEEN_MAKE = 0.7;
/** One request may be a try of anything: what is left of the confidence. */
const ONE_REQUEST = 0.93;
/** That something is going on is seldom surer than this. */
const MOST_UNKNOWN = 0.6;
/** How sure `none` may be by the number of requests of which it was seen what they carried: few requests show little of a site. */
const MOST_NONE: readonly (readonly [requests: number, most: number])[] = [
  [12, 0.96],
  [6, 0.93],
  [3, 0.87],
  [2, 0.75],
  [1, 0.6],
];

/** A cookie of which nobody saw that it matters is not named below this. */
export const LEAST_UNPROVEN_COOKIE = 0.6;

/** The confidence of a verdict, held to what the kind of evidence behind it can bear at most. */
export function limit(id: StrategyId, confidence: number, winner: Scored | undefined, facts: SiteFacts): number {
  if (id === 'none') return round(Math.min(confidence, mostForNone(facts)));
  if (id === 'unknown' || !winner) return round(Math.min(confidence, MOST_UNKNOWN));
  const { track } = winner.candidate;
  const unproven = track.carrier === 'cookie' ? MOST_UNPROVEN_COOKIE : MOST_UNPROVEN_HEADER;
  const most = Math.min(
    isProven(winner.candidate, facts) ? MOST : unproven,
    track.credential.hidden ? mostHidden(id) : 1,
  );
  return round(Math.min(confidence, most) * (sentCount(track) < 2 ? ONE_REQUEST : 1));
}

/** Of a hidden bearer token nobody can tell whether it is a JWT. */
function mostHidden(id: StrategyId): number {
  return id === 'opaque-bearer' || id === 'session-cookie' ? MOST_OF_UNSEEN_MAKE : MOST_BY_NAME;
}

function mostForNone({ counts }: SiteFacts): number {
  if (counts.takenOut > 0) return MOST_UNKNOWN;
  const seen = counts.documents + counts.fetches - counts.blind;
  return MOST_NONE.find(([requests]) => seen >= requests)?.[1] ?? 0.5;
}

/** Whether something was seen that tells the credential from what merely goes along: a login, or a request turned away without it. */
export function isProven({ track }: Candidate, facts: SiteFacts): boolean {
  return (
    mintedBy(track, facts) !== undefined || tellingContrasts(track, facts).length > 0 || successes(facts).length > 0
  );
}

/** Two digits are all that such an estimate has. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
