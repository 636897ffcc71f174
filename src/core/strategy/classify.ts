import type { Candidate } from './candidates.ts';
import { candidatesOf, headerCandidates, labelOf, mintedBy, successes, tellingContrasts } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import { standsAlone } from './signals/beside-header.ts';
import { signals } from './signals/index.ts';
import type { Evidence, StrategyId, StrategyPart, StrategyReport, Vote } from './strategy.ts';
import { statefulnessOf } from './strategy-of.ts';
import { sentCount } from './track.ts';
import { suggest } from './would-settle.ts';

/**
 * What a value must overcome before it counts as what authenticates. Of the values that go with the requests of a site
 * about one in ten does, which is ten decibans.
 */
const PRIOR = -10;
/** `unknown` wins only where something speaks for it. */
const UNKNOWN_PRIOR = -8;
/** Without a login or a contrast nobody saw that the credential matters; that leaves one doubt in nine for cookies, which go with everything … */
const CAP_COOKIE = 0.89;
/** … and one in thirty for a header that is there for the purpose. */
const CAP_HEADER = 0.97;
/** No verdict from watching is certain. */
const CAP = 0.99;
/** That nothing was sent says little where it was not recorded what was sent: a site without a login, or a recording without its secrets. */
const CAP_BLIND = 0.55;
/** Evidence weaker than this (decibans) is left out of the report. */
const MIN_EVIDENCE = 2;
const MIN_RIVAL = 0.02;
/** A second credential makes a site hybrid from this score on: ten to one that it authenticates requests too. */
const MIN_PART = 10;
/** A rival this likely leaves the answer open between “nobody is signed in” and its own. */
const CLOSE = 0.35;
/** Below this a cookie without a login or a contrast is not named. */
const MIN_UNPROVEN = 0.6;

interface Scored {
  candidate: Candidate;
  score: number;
  votes: (Vote & { signal: string })[];
}

/**
 * How the site authenticates, from its facts. Each signal votes in decibans for the strategies its credentials would make; votes for one
 * credential are added to a prior, the best credential speaks for its strategy, and the scores of all strategies, of `none` and of `unknown` are
 * turned into probabilities that add up to one. Costs the same however many exchanges there were.
 */
export function classify(facts: SiteFacts, _now: number): StrategyReport {
  const votes = signals.flatMap((signal) => signal.read(facts).map((vote) => ({ ...vote, signal: signal.id })));
  const scored = score(facts, votes).filter(
    ({ candidate }) => sentCount(candidate.track) > 0 || candidate.track.others > 0,
  );
  const scores = new Map<StrategyId, number>([
    ['none', sum(votes, 'none')],
    ['unknown', UNKNOWN_PRIOR + sum(votes, 'unknown')],
  ]);
  const best = new Map<StrategyId, Scored>();
  for (const one of scored) {
    const { strategy } = one.candidate;
    if (one.score > (scores.get(strategy) ?? Number.NEGATIVE_INFINITY)) {
      scores.set(strategy, one.score);
      best.set(strategy, one);
    }
  }
  const parts = findParts(facts, scored);
  if (parts.length > 1) return hybrid(facts, parts, scores);
  const ranked = toProbabilities(scores);
  const [top] = ranked;
  let id = top === undefined ? 'none' : decide(top, ranked);
  let winner = best.get(id);
  let confidence = limit(id, top?.confidence ?? 0.5, winner, facts);
  // A cookie that nobody saw matter, hardly likelier than not: saying so is better than naming it.
  if (winner?.candidate.track.carrier === 'cookie' && confidence < MIN_UNPROVEN && !isProven(winner.candidate, facts)) {
    id = 'unknown';
    winner = undefined;
    confidence = round(1 - confidence);
  }
  const evidence = evidenceOf(id, winner, votes, scored, facts);
  const rivals = ranked.filter((rival) => rival.id !== id && rival.confidence >= MIN_RIVAL).slice(0, 4);
  return {
    id,
    statefulness: statefulnessOf(id, winner?.candidate.track),
    confidence,
    evidence,
    rivals: rivals.map((rival) => ({ id: rival.id, confidence: round(Math.min(rival.confidence, 1 - confidence)) })),
    wouldSettle: suggest(id, confidence, facts),
  };
}

function score(facts: SiteFacts, votes: readonly (Vote & { signal: string })[]): Scored[] {
  const byTrack = new Map<string, (Vote & { signal: string })[]>();
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

function sum(votes: readonly Vote[], strategy: StrategyId): number {
  return votes.reduce(
    (total, one) => (one.track === undefined && one.strategy === strategy ? total + one.weight : total),
    0,
  );
}

/** Decibans to probabilities: 10^(score/10), divided by their sum. */
function toProbabilities(scores: ReadonlyMap<StrategyId, number>): { id: StrategyId; confidence: number }[] {
  const highest = Math.max(...scores.values());
  const odds = [...scores].map(([id, value]) => ({ id, odds: 10 ** ((value - highest) / 10) }));
  const total = odds.reduce((all, { odds: one }) => all + one, 0);
  return odds.map(({ id, odds: one }) => ({ id, confidence: one / total })).sort((a, b) => b.confidence - a.confidence);
}

/** The first of the ranking, unless it is not ahead of the rest together: then it is `unknown`. */
function decide(
  top: { id: StrategyId; confidence: number },
  ranked: readonly { id: StrategyId; confidence: number }[],
): StrategyId {
  const second = ranked[1];
  // Nearly as likely that somebody is signed in as that nobody is: it cannot be told.
  if (top.id === 'none' && second !== undefined && second.confidence >= CLOSE) return 'unknown';
  if (top.confidence >= 0.5 || top.id === 'unknown') return top.id;
  return second !== undefined && second.confidence > top.confidence * 0.7 ? 'unknown' : top.id;
}

function limit(id: StrategyId, confidence: number, winner: Scored | undefined, facts: SiteFacts): number {
  const requests = facts.counts.documents + facts.counts.fetches;
  if (id === 'none' && facts.counts.blind * 2 >= requests) return round(Math.min(confidence, CAP_BLIND));
  if (id === 'none') return round(Math.min(confidence, requests >= 3 ? 0.97 : requests >= 1 ? 0.85 : 0.5));
  if (id === 'unknown' || !winner) return round(Math.min(confidence, 0.6));
  const { track } = winner.candidate;
  const proven = isProven(winner.candidate, facts);
  const cap = proven ? CAP : track.carrier === 'cookie' ? CAP_COOKIE : CAP_HEADER;
  // One request may be a try of anything.
  const few = sentCount(track) < 2 ? 0.93 : 1;
  return round(Math.min(confidence, cap) * few);
}

function isProven({ track }: Candidate, facts: SiteFacts): boolean {
  return (
    mintedBy(track, facts) !== undefined || tellingContrasts(track, facts).length > 0 || successes(facts).length > 0
  );
}

/** Credentials that each authenticate requests of their own: by origin, or because one opened what the other does not go with. */
function findParts(facts: SiteFacts, scored: readonly Scored[]): Scored[] {
  const able = scored
    .filter((one) => one.score >= MIN_PART && sentCount(one.candidate.track) > 0)
    .sort((a, b) => b.score - a.score);
  const header = able.find(({ candidate }) => candidate.track.carrier !== 'cookie' && candidate.strategy !== 'api-key');
  const cookie = able.find(({ candidate }) => candidate.track.carrier === 'cookie' && standsAlone(candidate, facts));
  if (!header || !cookie) return twoHeaders(able);
  // Every request a browser makes carries the cookie; the header's share is its own when it opened something, or goes to another origin.
  return [cookie, header];
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
    return sentCount(candidate.track) >= 2;
  });
  return other ? [first, other] : [];
}

function hybrid(facts: SiteFacts, parts: readonly Scored[], scores: ReadonlyMap<StrategyId, number>): StrategyReport {
  const weakest = Math.min(...parts.map((one) => one.score));
  // Each part must hold; the weaker one decides.
  const confidence = round(Math.min(0.97, 1 / (1 + 10 ** (-weakest / 10))));
  const report: StrategyPart[] = parts.map(({ candidate }) => ({
    id: candidate.strategy,
    origins: [...candidate.track.origins.keys()].slice(0, 6),
    credential: candidate.track.credential.id,
  }));
  const states = new Set(parts.map(({ candidate }) => statefulnessOf(candidate.strategy, candidate.track)));
  const ranked = toProbabilities(scores).filter(({ id }) => parts.some(({ candidate }) => candidate.strategy === id));
  return {
    id: 'hybrid',
    parts: report,
    statefulness:
      states.size === 1
        ? (parts.map(({ candidate }) => statefulnessOf(candidate.strategy, candidate.track))[0] ?? 'mixed')
        : 'mixed',
    confidence,
    evidence: parts.flatMap((part) => toEvidence(part.votes)).slice(0, 12),
    rivals: ranked
      .slice(0, 2)
      .map(({ id, confidence: share }) => ({ id, confidence: round(share * (1 - confidence)) })),
    wouldSettle: suggest('hybrid', confidence, facts),
  };
}

function evidenceOf(
  id: StrategyId,
  winner: Scored | undefined,
  votes: readonly (Vote & { signal: string })[],
  scored: readonly Scored[],
  facts: SiteFacts,
): Evidence[] {
  if (winner) return toEvidence(winner.votes);
  const site = votes.filter((one) => one.track === undefined && one.strategy === id);
  // What might have been taken for a login, and why it is none.
  const against = scored
    .flatMap((one) => one.votes)
    .filter(
      ({ signal, weight }) =>
        weight < 0 && (signal === 'anonymous' || signal === 'refused-anyway' || signal === 'third-party'),
    )
    .slice(0, 3);
  const evidence = [
    ...toEvidence(site),
    ...against.map(({ signal, text, exchanges }) => ({ signal, text, exchanges })),
  ];
  if (evidence.length === 0 && facts.counts.exchanges > 0) {
    const header = headerCandidates(facts)[0];
    const what = header ? ` But a ${labelOf(header.track)} was met.` : '';
    evidence.push({
      signal: 'nothing-sent',
      text: `Nothing that was seen in ${facts.counts.exchanges} exchanges proves an identity.${what}`,
      exchanges: [],
    });
  }
  return evidence;
}

function toEvidence(votes: readonly (Vote & { signal: string })[]): Evidence[] {
  return votes
    .filter(({ weight }) => Math.abs(weight) >= MIN_EVIDENCE)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ signal, text, exchanges }) => ({ signal, text, exchanges }));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
