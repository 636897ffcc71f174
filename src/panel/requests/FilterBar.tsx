import { shownOf } from '../filter/explain.ts';
import { FilterField } from '../filter/FilterField.tsx';
import { parseFilter } from '../filter/terms.ts';
import type { PanelState } from '../state.ts';
import { ColumnMenu } from './columns/ColumnMenu.tsx';
import type { ColumnId } from './columns/columns.ts';

interface FilterBarProps {
  state: PanelState;
  /** How many requests are left. */
  shown: number;
  columns: readonly ColumnId[];
}

/** What narrows the list: words, and the two questions that are asked most; and which columns it has. */
export function FilterBar({ state, shown, columns }: FilterBarProps) {
  const all = state.rows.all.length;
  const onlyProtocol = parseFilter(state.filter.value).some(
    ({ key, value, negated }) => key === 'is' && value === 'auth' && !negated,
  );
  return (
    <div class="filter-bar">
      <FilterField state={state} />
      <button
        type="button"
        class="toggle"
        aria-pressed={onlyProtocol}
        title="Only messages of signing in, renewing and signing out (is:auth)"
        onClick={() => {
          state.filter.value = toggleWord(state.filter.value, 'is:auth', !onlyProtocol);
        }}
      >
        Protocol messages
      </button>
      <button
        type="button"
        class="toggle"
        aria-pressed={state.onlyWithCredentials.value}
        title="Only requests that carried a credential, or whose answer gave one"
        onClick={() => {
          state.onlyWithCredentials.value = !state.onlyWithCredentials.value;
        }}
      >
        With credentials
      </button>
      <span class="muted shown-of" aria-live="polite">
        {shown < all && shownOf(shown, all)}
      </span>
      <ColumnMenu columns={state.columns} shown={columns} />
    </div>
  );
}

/** The filter with a word more, or without it. */
export function toggleWord(filter: string, word: string, on: boolean): string {
  const rest = filter.split(/\s+/).filter((one) => one !== '' && one.toLowerCase() !== word);
  return [...rest, ...(on ? [word] : [])].join(' ');
}
