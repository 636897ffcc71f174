import { useComputed } from '@preact/signals';
import type { ExchangeRow } from '../../core/capture/row.ts';
import { formatCount } from '../../ui/format.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { filterRows } from '../rows.ts';
import type { PanelState } from '../state.ts';
import { RequestDetail } from './RequestDetail.tsx';
import { RequestHead, RequestRow } from './RequestRow.tsx';

const ROW_HEIGHT = 22;

/** Each request of the capture in one line, and one of them in full. */
export function RequestsView({ state }: { state: PanelState }) {
  const rows = useComputed(() => {
    state.rows.version.value;
    return filterRows(state.rows.all, state.filter.value, state.onlyWithCredentials.value);
  });
  const shown = rows.value;
  const selected = state.selectedExchange.value;
  return (
    <div class={selected === undefined ? 'requests' : 'requests split'}>
      <div class="list-pane">
        <FilterBar state={state} shown={shown.length} />
        <RequestHead />
        <VirtualList<ExchangeRow>
          class="request-list"
          label="Requests"
          items={shown}
          heightOf={rowHeight}
          keyOf={rowKey}
          selected={selected}
          follow
          onSelect={(row) => {
            state.selectedExchange.value = row.id;
          }}
          render={(row) => <RequestRow row={row} concern={state.concerns.value.get(row.id)?.[0]} />}
        />
        {shown.length === 0 && <p class="no-match muted">{isLoading(state) ? 'Loading' : 'No request matches.'}</p>}
      </div>
      {selected !== undefined && <RequestDetail key={selected} id={selected} state={state} />}
    </div>
  );
}

/** There are requests, and none of them has come yet. */
function isLoading({ rows, report }: PanelState): boolean {
  return rows.all.length === 0 && (report.value?.source.exchanges ?? 0) > 0;
}

function FilterBar({ state, shown }: { state: PanelState; shown: number }) {
  const all = state.rows.all.length;
  return (
    <div class="filter-bar">
      <input
        type="search"
        placeholder="Filter"
        aria-label="Filter requests by URL, method, status or credential"
        value={state.filter.value}
        onInput={(event) => {
          state.filter.value = event.currentTarget.value;
        }}
      />
      <label>
        <input
          type="checkbox"
          checked={state.onlyWithCredentials.value}
          onChange={(event) => {
            state.onlyWithCredentials.value = event.currentTarget.checked;
          }}
        />
        With credentials
      </label>
      {shown < all && (
        <span class="muted shown-of" aria-live="polite">
          {formatCount(shown)} of {formatCount(all)}
        </span>
      )}
    </div>
  );
}

function rowHeight(): number {
  return ROW_HEIGHT;
}

function rowKey(row: ExchangeRow): string {
  return row.id;
}
