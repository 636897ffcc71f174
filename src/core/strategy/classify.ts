import { isProven, LEAST_UNPROVEN_COOKIE, limit, round } from './confidence.ts';
import { evidenceOf, evidenceOfParts } from './evidence.ts';
import type { SiteFacts } from './facts.ts';
import { confidenceOf, describeParts, findParts, statefulnessOfParts } from './parts.ts';
import { type Ranking, rank, type Scored, type Scores, weigh } from './score.ts';
import type { StrategyId, StrategyReport } from './strategy.ts';
import { statefulnessOf } from './strategy-of.ts';
import { suggest } from './would-settle.ts';

/** A rival this likely leaves the answer open between “nobody is signed in” and its own. */
const CLOSE_TO_NONE = 0.35;
/** Ahead of all the rest together. */
const AHEAD = 0.5;
/** Where nobody is, the second must not have so much of what the first has. */
const CLOSE_TO_FIRST = 0.7;
/** Rivals less likely than this are not told. */
const MIN_RIVAL = 0.02;
const MAX_RIVALS = 4;
const MAX_RIVALS_OF_PARTS = 2;

/**
 * How the site authenticates, from its facts. Each signal votes in decibans for the strategies its credentials would make; votes for one
 * credential are added to a prior, the best credential speaks for its strategy, and the scores of all strategies, of `none` and of `unknown` are
 * turned into probabilities that add up to one. Costs the same however many exchanges there were.
 */
export function classify(facts: SiteFacts, _now: number): StrategyReport {
  const scores = weigh(facts);
  const parts = findParts(facts, scores.scored);
  return parts.length > 1 ? reportParts(facts, parts, scores) : reportOne(facts, scores);
}

function reportOne(facts: SiteFacts, scores: Scores): StrategyReport {
  const ranking = rank(scores.byStrategy);
  const { id, winner, confidence } = choose(facts, scores, ranking);
  const rivals = ranking
    .filter((rival) => rival.id !== id && rival.confidence >= MIN_RIVAL)
    .slice(0, MAX_RIVALS)
    .map((rival) => ({ id: rival.id, confidence: round(Math.min(rival.confidence, 1 - confidence)) }));
  return {
    id,
    statefulness: statefulnessOf(id, winner?.candidate.track),
    confidence,
    evidence: evidenceOf(id, winner, scores),
    rivals,
    wouldSettle: suggest(id, confidence, facts),
  };
}

interface Choice {
  id: StrategyId;
  winner?: Scored | undefined;
  confidence: number;
}

function choose(facts: SiteFacts, { best }: Scores, ranking: Ranking): Choice {
  const [top] = ranking;
  if (top === undefined) return { id: 'none', confidence: 0 };
  const id = decide(top, ranking);
  const winner = best.get(id);
  const confidence = limit(id, top.confidence, winner, facts);
  const hunch =
    winner?.candidate.track.carrier === 'cookie' &&
    confidence < LEAST_UNPROVEN_COOKIE &&
    !isProven(winner.candidate, facts);
  // A cookie that nobody saw matter, hardly likelier than not: saying so is better than naming it.
  return hunch ? { id: 'unknown', confidence: round(1 - confidence) } : { id, winner, confidence };
}

/** The first of the ranking, unless it is not ahead of the rest together: then it is `unknown`. */
function decide(top: Ranking[number], [, second]: Ranking): StrategyId {
  // Nearly as likely that somebody is signed in as that nobody is: it cannot be told.
  if (top.id === 'none' && second !== undefined && second.confidence >= CLOSE_TO_NONE) return 'unknown';
  if (top.confidence >= AHEAD || top.id === 'unknown') return top.id;
  return second !== undefined && second.confidence > top.confidence * CLOSE_TO_FIRST ? 'unknown' : top.id;
}

function reportParts(facts: SiteFacts, parts: readonly Scored[], scores: Scores): StrategyReport {
  const confidence = confidenceOf(parts);
  const rivals = rank(scores.byStrategy)
    .filter(({ id }) => parts.some(({ candidate }) => candidate.strategy === id))
    .slice(0, MAX_RIVALS_OF_PARTS);
  return {
    id: 'hybrid',
    parts: describeParts(parts),
    statefulness: statefulnessOfParts(parts),
    confidence,
    evidence: evidenceOfParts(parts),
    rivals: rivals.map(({ id, confidence: share }) => ({ id, confidence: round(share * (1 - confidence)) })),
    wouldSettle: suggest('hybrid', confidence, facts),
  };
}
