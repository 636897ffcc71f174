import type { Attempt } from '../../core/flow/attempts/model.ts';
import { OUTCOMES } from '../../core/report/attempts/words.ts';

/** The outcome in a word or two. */
export function outcomeWord({ outcome, checks }: Pick<Attempt, 'outcome' | 'checks'>): string {
  if (outcome === 'worked' && checks.some(({ result }) => result === 'broken')) return 'worked, a check is broken';
  return outcome === 'not-seen' ? 'end not seen' : OUTCOMES[outcome];
}
