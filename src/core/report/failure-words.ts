import type { Failure } from '../diagnosis/failure.ts';

/** A failure as two pieces of text: what happened, and why. */
export interface FailureLine {
  what: string;
  /** The likeliest cause as a sentence; that the reason cannot be seen from here; or why it belongs to the course of things. */
  why: string;
  /** The exchange to look at first. */
  exchange: string;
}

/** The summary of a failure, cut in two where what happened ends. */
export function toFailureLine({ what, summary, first, failed }: Failure): FailureLine {
  const why = summary.startsWith(what) ? summary.slice(what.length).replace(/^[:.]\s*/, '') : summary;
  return { what, why: why.charAt(0).toUpperCase() + why.slice(1), exchange: failed[0] ?? first };
}

/** The failures in the order in which people ask about them: what went wrong last comes first. */
export function newestFirst(failures: readonly Failure[]): Failure[] {
  return [...failures].sort((one, other) => Number(other.last) - Number(one.last));
}
