import { formatCount } from '../ui/format.ts';
import type { PanelState } from './state.ts';

interface ReferencesProps {
  ids: readonly string[];
  /** How many exchanges there are, when `ids` names only some. */
  count?: number;
  state: PanelState;
}

/** "#4", "#4 and #9" or "#7 … #43": leads to the first of the exchanges. `ids` are the exchanges' numbers as text. */
export function References({ ids, count = ids.length, state }: ReferencesProps) {
  const sorted = [...ids].sort((one, other) => Number(one) - Number(other));
  const first = sorted[0];
  if (first === undefined) return null;
  const title = count === 1 ? `Show request ${first}` : `Show request ${first}, the first of ${formatCount(count)}`;
  return (
    <button type="button" class="link reference" title={title} onClick={() => state.showExchange(first)}>
      {referenceText(sorted, count)}
    </button>
  );
}

/** Two are named; more are told as the range from the first to the last. */
function referenceText(sorted: readonly string[], count: number): string {
  const [first, second] = sorted;
  if (second === undefined) return `#${first}`;
  return count > 2 ? `#${first} … #${sorted.at(-1)}` : `#${first} and #${second}`;
}
