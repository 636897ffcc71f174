import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ExchangeRow } from '../../core/capture/row.ts';
import { useWidth } from '../../ui/use-width.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { filterRows } from '../filter/apply.ts';
import { filterContextOf } from '../filter/context.ts';
import { NoMatch } from '../filter/NoMatch.tsx';
import { parseFilter } from '../filter/terms.ts';
import type { PanelState } from '../state.ts';
import { ColumnHead } from './columns/ColumnHead.tsx';
import { fittingColumns, gridTracks } from './columns/columns.ts';
import { sortRows } from './columns/sort.ts';
import { FilterBar } from './FilterBar.tsx';
import { RequestDetail } from './RequestDetail.tsx';
import { RequestRow } from './RequestRow.tsx';

const ROW_HEIGHT = 22;

/** Each request of the capture in one line, and one of them in full. */
export function RequestsView({ state }: { state: PanelState }) {
  const pane = useRef<HTMLDivElement>(null);
  const terms = useComputed(() => parseFilter(state.filter.value));
  const context = useComputed(() => filterContextOf(state.report.value, state.concerns.value, state.rows.all));
  const rows = useComputed(() => {
    state.rows.version.value;
    return filterRows(state.rows.all, terms.value, context.value, state.onlyWithCredentials.value);
  });
  const choice = state.columns.choice.value;
  const sorted = useComputed(() => sortRows(rows.value, state.columns.choice.value.sorting));
  const columns = fittingColumns(choice, useWidth(pane));
  const shown = sorted.value;
  const selected = state.selectedExchange.value;
  // As in DevTools: Escape closes the details, and the list goes on being what the keys move in.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || selected === undefined) return;
    event.preventDefault();
    state.selectedExchange.value = undefined;
    pane.current?.querySelector<HTMLElement>('.request-list')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of what is in it
    <div class={selected === undefined ? 'requests' : 'requests split'} onKeyDown={onKeyDown}>
      <div class="list-pane" ref={pane} style={{ '--tracks': gridTracks(columns, choice) }}>
        {selected === undefined && <h1 class="hidden-text">Requests</h1>}
        <FilterBar state={state} shown={shown.length} columns={columns} />
        <ColumnHead
          columns={state.columns}
          shown={columns}
          onMenu={() => pane.current?.querySelector<HTMLElement>('.columns-menu')?.click()}
        />
        <VirtualList<ExchangeRow>
          class="request-list"
          label="Requests"
          items={shown}
          heightOf={rowHeight}
          keyOf={rowKey}
          selected={selected}
          follow={choice.sorting === undefined}
          onSelect={(row) => {
            state.selectedExchange.value = row.id;
          }}
          render={(row) => <RequestRow row={row} concern={state.concerns.value.get(row.id)?.[0]} shown={columns} />}
        />
        {shown.length === 0 && isLoading(state) && <p class="no-match muted">Loading</p>}
        {shown.length === 0 && !isLoading(state) && (
          <NoMatch rows={state.rows.all} terms={terms.value} context={context.value} state={state} />
        )}
      </div>
      {selected !== undefined && <RequestDetail key={selected} id={selected} state={state} />}
    </div>
  );
}

/** There are requests, and none of them has come yet. */
function isLoading({ rows, report }: PanelState): boolean {
  return rows.all.length === 0 && (report.value?.source.exchanges ?? 0) > 0;
}

function rowHeight(): number {
  return ROW_HEIGHT;
}

function rowKey(row: ExchangeRow): string {
  return row.id;
}
