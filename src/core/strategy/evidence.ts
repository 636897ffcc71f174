import type { Counted, Scored, Scores } from './score.ts';
import type { Evidence, StrategyId } from './strategy.ts';

/** Evidence weaker than this (decibans) is left out of the report. */
const MIN_WEIGHT = 2;
/** Of what explains why nobody is taken for signed in, so much is told. */
const MAX_EXPLAINED = 3;
const MAX_OF_PARTS = 12;

/** Why the verdict is what it is: what was said about the winner, or about the site. */
export function evidenceOf(id: StrategyId, winner: Scored | undefined, { votes, scored }: Scores): Evidence[] {
  if (winner) return toEvidence(winner.votes);
  const site = votes.filter((one) => one.track === undefined && one.strategy === id);
  const explained = scored
    .flatMap((one) => one.votes)
    .filter(({ explains }) => explains)
    .slice(0, MAX_EXPLAINED);
  const evidence = [...toEvidence(site), ...explained.map(strip)];
  return evidence.length > 0 ? evidence : votes.filter(({ fallback }) => fallback).map(strip);
}

/** What was said about the parts of a hybrid site. */
export function evidenceOfParts(parts: readonly Scored[]): Evidence[] {
  return parts.flatMap((part) => toEvidence(part.votes)).slice(0, MAX_OF_PARTS);
}

function toEvidence(votes: readonly Counted[]): Evidence[] {
  return votes
    .filter(({ weight, fallback }) => Math.abs(weight) >= MIN_WEIGHT && !fallback)
    .toSorted((a, b) => b.weight - a.weight)
    .map(strip);
}

function strip({ signal, text, exchanges }: Counted): Evidence {
  return { signal, text, exchanges };
}
