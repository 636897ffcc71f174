import { useSignal } from '@preact/signals';
import { Icon } from '../../../ui/Icon.tsx';
import { moveIn } from '../../../ui/keyboard.ts';
import { COLUMNS, type ColumnId, type Sorting, widthOf, withNextSorting, withoutWidth, withWidth } from './columns.ts';
import type { Columns } from './columns-state.ts';

/** Pixels that Shift with an arrow moves an edge by. */
const STEP = 8;

interface ColumnHeadProps {
  columns: Columns;
  shown: readonly ColumnId[];
  /** Opens the list of columns. */
  onMenu: () => void;
}

/** The names of the columns: a click sorts, an edge is dragged. One stop of the Tab key, as it stands before the list and is no part of it. */
export function ColumnHead({ columns, shown, onMenu }: ColumnHeadProps) {
  const focused = useSignal<ColumnId>('number');
  const stop = shown.includes(focused.value) ? focused.value : shown[0];
  const { choice } = columns;
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (stop === undefined) return;
    if (event.shiftKey && way !== undefined) {
      event.preventDefault();
      columns.change(withWidth(choice.value, stop, widthNow(event.currentTarget, stop) + way * STEP));
      return;
    }
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp', Home: 'Home', End: 'End' }[event.key] ?? '';
    const next = shown[moveIn(key, shown.indexOf(stop), shown.length, shown.length, () => true) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    focused.value = next;
    event.currentTarget.querySelector<HTMLElement>(`[data-column=${next}] button`)?.focus();
  };
  return (
    <div
      class="request-row request-head"
      role="toolbar"
      aria-label="Columns"
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu();
      }}
    >
      {shown.map((id) => (
        <span key={id} class={`head-cell ${id}`} data-column={id}>
          <button
            type="button"
            tabIndex={id === stop ? 0 : -1}
            aria-label={`${COLUMNS[id].title ?? COLUMNS[id].name}${sortedText(id, choice.value.sorting)}`}
            title={tipOf(id)}
            onFocus={() => {
              focused.value = id;
            }}
            onClick={() => columns.change(withNextSorting(choice.value, id))}
          >
            <span>{COLUMNS[id].name}</span>
            {choice.value.sorting?.by === id && <Icon name={choice.value.sorting.descending ? 'down' : 'up'} small />}
          </button>
          {id !== 'url' && <Edge id={id} columns={columns} isLeft={shown.indexOf(id) > shown.indexOf('url')} />}
        </span>
      ))}
    </div>
  );
}

/** The edge towards the URL, which takes what is left: dragged it makes the column wider or narrower, and two clicks bring back its first width. */
function Edge({ id, columns, isLeft }: { id: ColumnId; columns: Columns; isLeft: boolean }) {
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const edge = event.currentTarget;
    const start = event.clientX;
    const width = edge.parentElement?.offsetWidth ?? widthOf(id, columns.choice.value);
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent) => {
      const by = isLeft ? start - clientX : clientX - start;
      columns.change(withWidth(columns.choice.value, id, width + by), true);
    };
    const stop = () => {
      edge.removeEventListener('pointermove', move);
      columns.change(columns.choice.value);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', stop, { once: true });
  };
  return (
    <i
      class={isLeft ? 'column-edge is-left' : 'column-edge'}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onDblClick={() => columns.change(withoutWidth(columns.choice.value, id))}
    />
  );
}

/** What a column that takes a part of the room has of it now. */
function widthNow(head: HTMLElement, id: ColumnId): number {
  return head.querySelector<HTMLElement>(`[data-column=${id}]`)?.offsetWidth ?? COLUMNS[id].width;
}

function tipOf(id: ColumnId): string {
  const { title, name } = COLUMNS[id];
  return `Sort by ${(title ?? name).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}${
    id === 'url' ? '' : '. Shift with ← or → changes the width'
  }`;
}

function sortedText(id: ColumnId, sorting: Sorting | undefined): string {
  if (sorting?.by !== id) return '';
  return sorting.descending ? ', sorted downwards' : ', sorted upwards';
}
