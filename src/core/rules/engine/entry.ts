import type { Detected, Finding, Rule } from '../rule.ts';

/** What a finding is about, and the key under which findings of one thing merge. */
export interface About {
  subject: Finding['subject'];
  /** The thing's identity: a lineage of credentials, a cookie of an origin, a host. */
  identity: string;
  host: string;
}

/** A finding while it is still being counted: what was learnt, not what it is worth. */
export interface Entry {
  key: string;
  rule: Rule;
  subject: Finding['subject'];
  host: string;
  hstsHost?: string;
  /** One for each measure; one alone where nothing is measured. */
  cases: Case[];
  /** What was seen later shows that nothing is wrong: known by now, or to be asked. */
  excused?: true;
  unless?: () => boolean;
  /** The exchange in which the same thing was seen put right, or an empty string where it was no exchange. */
  putRight?: string;
}

/** Detections with the same measure. */
export interface Case extends Seen {
  grades: string;
  detected: Detected;
  /** The exchange it was counted in last, which need not be the one with the highest number. */
  counted?: string;
  /** The case it was folded into. */
  into?: Case;
}

/** What became of a detection: the finding it counts in, and the case. */
export interface Sight {
  entry: Entry;
  one: Case;
}

/** When a thing was seen, to count a finding by. */
export interface Seen {
  count: number;
  first?: string;
  last?: string;
}

/** Requests end in another order than they began, so the first and the last are told by their numbers. */
export function addSeen(sum: Seen, { count, first, last }: Seen): void {
  sum.count += count;
  if (first !== undefined && (sum.first === undefined || Number(first) < Number(sum.first))) sum.first = first;
  if (last !== undefined && (sum.last === undefined || Number(last) > Number(sum.last))) sum.last = last;
}
