import { round } from './confidence.ts';
import type { SiteFacts } from './facts.ts';
import { probabilityOf, type Scored } from './score.ts';
import { standsAlone } from './signals/beside-header.ts';
import type { Statefulness, StrategyPart } from './strategy.ts';
import { statefulnessOf } from './strategy-of.ts';
import { sentCount } from './track.ts';

/** A second credential makes a site hybrid from this score on: ten to one that it authenticates requests too. */
const MIN_PART = 10;
/** A second scheme on an origin of its own counts from so many requests. */
const MIN_REQUESTS = 2;
const MOST = 0.97;
const MAX_ORIGINS = 6;

/** Credentials that each authenticate requests of their own: by origin, or because one opened what the other does not go with. */
export function findParts(facts: SiteFacts, scored: readonly Scored[]): Scored[] {
  const able = scored
    .filter((one) => one.score >= MIN_PART && sentCount(one.candidate.track) > 0)
    .sort((a, b) => b.score - a.score);
  const header = able.find(({ candidate }) => candidate.track.carrier !== 'cookie' && candidate.strategy !== 'api-key');
  const cookie = able.find(({ candidate }) => candidate.track.carrier === 'cookie' && standsAlone(candidate, facts));
  // Every request a browser makes carries the cookie; the header's share is its own when it opened something, or goes to another origin.
  return header && cookie ? [cookie, header] : twoHeaders(able);
}

/** Two schemes on different origins, as when a page asks one API with a key of its own and another with a token. */
function twoHeaders(able: readonly Scored[]): Scored[] {
  const headers = able.filter(
    ({ candidate }) =>
      candidate.track.carrier !== 'cookie' && !candidate.track.thirdParty && candidate.strategy !== 'api-key',
  );
  const [first] = headers;
  if (!first) return [];
  const other = headers.find(({ candidate }) => {
    if (candidate.strategy === first.candidate.strategy) return false;
    for (const origin of candidate.track.origins.keys()) if (first.candidate.track.origins.has(origin)) return false;
    return sentCount(candidate.track) >= MIN_REQUESTS;
  });
  return other ? [first, other] : [];
}

/** Each part must hold; the weaker one decides. */
export function confidenceOf(parts: readonly Scored[]): number {
  return round(Math.min(MOST, probabilityOf(Math.min(...parts.map(({ score }) => score)))));
}

/** The parts as the report has them. */
export function describeParts(parts: readonly Scored[]): StrategyPart[] {
  return parts.map(({ candidate: { strategy, track } }) => ({
    id: strategy,
    origins: [...track.origins.keys()].slice(0, MAX_ORIGINS),
    credential: track.credential.id,
  }));
}

/** What all parts have in common, or `mixed`. */
export function statefulnessOfParts(parts: readonly Scored[]): Statefulness {
  const states = new Set(parts.map(({ candidate }) => statefulnessOf(candidate.strategy, candidate.track)));
  const [only] = states;
  return states.size === 1 && only !== undefined ? only : 'mixed';
}
