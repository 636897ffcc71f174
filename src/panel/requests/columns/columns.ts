/** The columns of the list of requests, in their order. */
export const COLUMN_IDS = ['number', 'status', 'method', 'url', 'type', 'credentials', 'bytes', 'time'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface Column {
  name: string;
  /** What the tip says where the name is too short to tell. */
  title?: string;
  /** Pixels, before a person chooses. */
  width: number;
  /** Takes a part of what is left, and its width is the least. */
  grows?: string;
  /** Most people want the largest first. */
  largestFirst?: boolean;
  /** What tells one request from another stays. */
  stays?: boolean;
}

export const COLUMNS: Record<ColumnId, Column> = {
  number: { name: '#', title: 'Number', width: 38, stays: true },
  status: { name: 'Status', width: 58 },
  method: { name: 'Method', width: 54 },
  url: { name: 'URL', width: 80, grows: '1fr', stays: true },
  type: { name: 'Type', width: 72 },
  credentials: { name: 'Credentials', width: 90, grows: '0.4fr' },
  bytes: { name: 'Bytes', title: 'Bytes of credentials', width: 62, largestFirst: true },
  time: { name: 'Time', width: 56, largestFirst: true },
};

export interface Sorting {
  by: ColumnId;
  descending: boolean;
}

/** What a person chose: kept between sessions. */
export interface ColumnChoice {
  hidden: readonly ColumnId[];
  /** Pixels of those that were resized. */
  widths: Readonly<Partial<Record<ColumnId, number>>>;
  /** Undefined: in the order they began. */
  sorting?: Sorting;
}

export const DEFAULT_CHOICE: ColumnChoice = { hidden: [], widths: {} };

const GAP = 10;
const PADDING = 20;
const MIN_WIDTH = 30;
const MAX_WIDTH = 800;
/** Room the URL has before others go. */
const URL_ROOM = 230;
/** Those that go first where there is no room. */
const FIRST_TO_GO: readonly ColumnId[] = ['time', 'type', 'bytes', 'method'];

export function widthOf(id: ColumnId, { widths }: ColumnChoice): number {
  return widths[id] ?? COLUMNS[id].width;
}

/** The columns that are shown in a list of this many pixels; 0 where that is not known yet. */
export function fittingColumns(choice: ColumnChoice, room: number): ColumnId[] {
  const shown = COLUMN_IDS.filter((id) => !choice.hidden.includes(id));
  if (room <= 0) return shown;
  const left = new Set(shown);
  for (const id of FIRST_TO_GO) {
    if (urlRoom(left, choice, room) >= URL_ROOM) break;
    // Nobody could tell why rows stand as they do.
    if (choice.sorting?.by !== id) left.delete(id);
  }
  return shown.filter((id) => left.has(id));
}

function urlRoom(shown: ReadonlySet<ColumnId>, choice: ColumnChoice, room: number): number {
  let taken = PADDING - GAP;
  for (const id of shown) taken += GAP + (id === 'url' ? 0 : widthOf(id, choice));
  return room - taken;
}

/** The tracks of the grid that each row is. */
export function gridTracks(shown: readonly ColumnId[], choice: ColumnChoice): string {
  return shown
    .map((id) => {
      const { width, grows } = COLUMNS[id];
      if (id === 'url') return `minmax(${width}px, 1fr)`;
      const chosen = choice.widths[id];
      return chosen === undefined && grows ? `minmax(${width}px, ${grows})` : `${chosen ?? width}px`;
    })
    .join(' ');
}

/** With another width of a column; what is too narrow or too wide is brought back. The URL takes what is left, and has none. */
export function withWidth(choice: ColumnChoice, id: ColumnId, width: number): ColumnChoice {
  if (id === 'url') return choice;
  const kept = Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH));
  return { ...choice, widths: { ...choice.widths, [id]: kept } };
}

/** With the width that the column had at first. */
export function withoutWidth(choice: ColumnChoice, id: ColumnId): ColumnChoice {
  const { [id]: _gone, ...widths } = choice.widths;
  return { ...choice, widths };
}

export function withHidden(choice: ColumnChoice, id: ColumnId, hidden: boolean): ColumnChoice {
  if (COLUMNS[id].stays) return choice;
  const rest = choice.hidden.filter((one) => one !== id);
  const { sorting, ...others } = choice;
  // Nobody would see by what the list is sorted.
  const keepsSorting = sorting && !(hidden && sorting.by === id);
  return { ...others, hidden: hidden ? [...rest, id] : rest, ...(keepsSorting ? { sorting } : {}) };
}

/** A click on the head of a column: one way, the other way, and as they began again. */
export function withNextSorting(choice: ColumnChoice, id: ColumnId): ColumnChoice {
  const { sorting, ...rest } = choice;
  const first = COLUMNS[id].largestFirst ?? id === 'number';
  if (sorting?.by !== id) return { ...rest, sorting: { by: id, descending: first } };
  if (sorting.descending !== first || id === 'number') return rest;
  return { ...rest, sorting: { by: id, descending: !first } };
}

/** What was stored, as far as it can be used. */
export function parseChoice(stored: unknown): ColumnChoice {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_CHOICE;
  const { hidden, widths, sorting } = stored as Record<string, unknown>;
  let choice: ColumnChoice = DEFAULT_CHOICE;
  if (Array.isArray(hidden)) for (const id of hidden) if (isColumn(id)) choice = withHidden(choice, id, true);
  if (typeof widths === 'object' && widths !== null)
    for (const [id, width] of Object.entries(widths))
      if (isColumn(id) && typeof width === 'number' && Number.isFinite(width)) choice = withWidth(choice, id, width);
  if (typeof sorting !== 'object' || sorting === null) return choice;
  const { by, descending } = sorting as Record<string, unknown>;
  if (!isColumn(by) || typeof descending !== 'boolean' || choice.hidden.includes(by)) return choice;
  return { ...choice, sorting: { by, descending } };
}

function isColumn(id: unknown): id is ColumnId {
  return (COLUMN_IDS as readonly unknown[]).includes(id);
}
