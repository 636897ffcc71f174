import { formatCount } from '../ui/format.ts';
import type { PanelState } from './state.ts';

/** "#4", "#4, #9" or "#7 … #43": leads to the first of the exchanges. `ids` are the exchanges' numbers as text. */
export function References({ ids, state }: { ids: readonly string[]; state: PanelState }) {
  const first = ids[0];
  if (first === undefined) return null;
  const last = ids.at(-1) as string;
  const text = ids.length === 1 ? `#${first}` : ids.length === 2 ? `#${first}, #${last}` : `#${first} … #${last}`;
  const title =
    ids.length === 1 ? `Show request ${first}` : `Show request ${first}, the first of ${formatCount(ids.length)}`;
  return (
    <button type="button" class="link reference" title={title} onClick={() => state.showExchange(first)}>
      {text}
    </button>
  );
}
