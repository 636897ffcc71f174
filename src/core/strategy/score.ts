import { type Candidate, candidatesOf } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import { signals } from './signals/index.ts';
import type { StrategyId, Vote } from './strategy.ts';
import { sentCount } from './track.ts';

/** A vote and the signal that gave it. */
export interface Counted extends Vote {
  signal: string;
}

/** A candidate with all that was said about it. */
export interface Scored {
  candidate: Candidate;
  /** Decibans for its strategy, the prior counted in. */
  score: number;
  votes: Counted[];
}

/** What is likely, the likeliest first; the confidences add up to one. */
export type Ranking = readonly { id: StrategyId; confidence: number }[];

/** Votes, candidates and strategies of one site, weighed. */
export interface Scores {
  votes: readonly Counted[];
  /** Candidates that were sent. */
  scored: readonly Scored[];
  /** The best candidate of each strategy. */
  best: ReadonlyMap<StrategyId, Scored>;
  byStrategy: ReadonlyMap<StrategyId, number>;
}

/**
 * What a value must overcome before it counts as what authenticates. Of the values that go with the requests of a site
 * about one in ten does, which is ten decibans.
 */
const PRIOR = -10;
/** `unknown` wins only where something speaks for it. */
const UNKNOWN_PRIOR = -8;

/** Lets every signal vote, and adds up what they say. */
export function weigh(facts: SiteFacts): Scores {
  const votes = signals.flatMap((signal) => signal.read(facts).map((vote) => ({ ...vote, signal: signal.id })));
  const scored = scoreCandidates(facts, votes).filter(
    ({ candidate: { track } }) => sentCount(track) > 0 || track.others > 0,
  );
  const byStrategy = new Map<StrategyId, number>([
    ['none', sum(votes, 'none')],
    ['unknown', UNKNOWN_PRIOR + sum(votes, 'unknown')],
  ]);
  // What travels in bodies is no credential of its own; what is said of it is said of the site.
  for (const { strategy, track } of votes)
    if (track === undefined && !byStrategy.has(strategy)) byStrategy.set(strategy, PRIOR + sum(votes, strategy));
  const best = new Map<StrategyId, Scored>();
  for (const one of scored) {
    const { strategy } = one.candidate;
    if (one.score <= (byStrategy.get(strategy) ?? Number.NEGATIVE_INFINITY)) continue;
    byStrategy.set(strategy, one.score);
    best.set(strategy, one);
  }
  return { votes, scored, best, byStrategy };
}

function scoreCandidates(facts: SiteFacts, votes: readonly Counted[]): Scored[] {
  const byTrack = new Map<string, Counted[]>();
  for (const one of votes) {
    if (one.track === undefined) continue;
    const known = byTrack.get(one.track);
    if (known) known.push(one);
    else byTrack.set(one.track, [one]);
  }
  return candidatesOf(facts).map((candidate) => {
    const own = byTrack.get(candidate.track.key) ?? [];
    return { candidate, votes: own, score: own.reduce((total, { weight }) => total + weight, PRIOR) };
  });
}

/** Votes about the site as a whole. */
function sum(votes: readonly Counted[], strategy: StrategyId): number {
  return votes.reduce(
    (total, one) => (one.track === undefined && one.strategy === strategy ? total + one.weight : total),
    0,
  );
}

/** Decibans to probabilities: 10^(score/10), divided by their sum. */
export function rank(scores: ReadonlyMap<StrategyId, number>): Ranking {
  const highest = Math.max(...scores.values());
  const odds = [...scores].map(([id, value]) => ({ id, odds: 10 ** ((value - highest) / 10) }));
  const total = odds.reduce((all, { odds: one }) => all + one, 0);
  return odds.map(({ id, odds: one }) => ({ id, confidence: one / total })).sort((a, b) => b.confidence - a.confidence);
}

/** The probability that belongs to one score in decibans against even odds. */
export function probabilityOf(decibans: number): number {
  return 1 / (1 + 10 ** (-decibans / 10));
}
