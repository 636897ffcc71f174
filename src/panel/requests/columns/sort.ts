import type { ExchangeRow } from '../../../core/capture/row.ts';
import { rowCredentialName } from '../../../ui/words.ts';
import type { ColumnId, Sorting } from './columns.ts';

/** What a row is sorted by; undefined where it has nothing in that column. */
const KEYS: Record<ColumnId, (row: ExchangeRow) => string | number | undefined> = {
  number: ({ number }) => number,
  // What failed stands beyond all codes; what has no answer yet has none.
  status: ({ status, error }) => (error === undefined ? status || undefined : 1000),
  method: ({ method }) => method,
  url: ({ url }) => url,
  type: ({ type }) => type,
  credentials: ({ sent, received }) => {
    const first = sent[0] ?? received[0];
    return first && rowCredentialName(first).toLowerCase();
  },
  bytes: ({ authBytes }) => authBytes || undefined,
  time: ({ durationMs, fromCache }) => (fromCache ? undefined : durationMs),
};

/** Rows in another order, the given ones untouched: what is equal keeps its order, and rows with nothing in the column come last. */
export function sortRows(rows: readonly ExchangeRow[], sorting: Sorting | undefined): readonly ExchangeRow[] {
  if (sorting === undefined || (sorting.by === 'number' && !sorting.descending)) return rows;
  const keyOf = KEYS[sorting.by];
  const way = sorting.descending ? -1 : 1;
  // Each key is read once: a list has thousands of rows, and is sorted again with each batch that comes.
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  keyed.sort((one, other) => {
    if (one.key === other.key) return 0;
    if (one.key === undefined) return 1;
    if (other.key === undefined) return -1;
    return one.key < other.key ? -way : way;
  });
  return keyed.map(({ row }) => row);
}
