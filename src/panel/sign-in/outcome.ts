import type { Attempt } from '../../core/flow/attempts/model.ts';
import { OUTCOMES } from '../../core/report/attempts/words.ts';

/** The outcome in a word or two. */
export function outcomeWord({ outcome }: Pick<Attempt, 'outcome'>): string {
  return outcome === 'not-seen' ? 'end not seen' : OUTCOMES[outcome];
}
