import type { Failure } from '../../core/diagnosis/failure.ts';
import type { Report } from '../../core/report/report.ts';

/** What an exchange has to do with a failure: it failed, it is part of the reason, or its refusal belongs to the course of things. */
export type Part = 'failed' | 'reason' | 'expected';

export interface Concern {
  part: Part;
  failure: Failure;
}

const RANK: Record<Part, number> = { failed: 0, reason: 1, expected: 2 };

/** What there is to say of the exchanges of a report, by their ids, on all sites; of each exchange what matters most first. */
export function concernsOf(report: Report | undefined): Map<string, Concern[]> {
  const concerns = new Map<string, Concern[]>();
  const add = (id: string, part: Part, failure: Failure) => {
    const known = concerns.get(id) ?? [];
    if (known.some((one) => one.failure === failure)) return;
    known.push({ part, failure });
    known.sort((one, other) => RANK[one.part] - RANK[other.part]);
    concerns.set(id, known);
  };
  for (const { failures, expected } of report?.sites ?? []) {
    for (const failure of failures) {
      for (const id of failure.failed) add(id, 'failed', failure);
      for (const id of failure.exchanges) add(id, 'reason', failure);
      for (const { exchanges } of failure.causes[0]?.evidence ?? [])
        for (const id of exchanges) add(id, 'reason', failure);
    }
    for (const failure of expected) for (const id of failure.exchanges) add(id, 'expected', failure);
  }
  return concerns;
}
