import type { ExchangeRow } from '../../core/capture/row.ts';
import { compileFilter, type FilterContext } from './match.ts';
import type { Term } from './terms.ts';

/** True for a row that carried or received a credential. */
export function hasCredential(row: ExchangeRow): boolean {
  return row.sent.length > 0 || row.received.length > 0;
}

/** The rows that match the terms, in their order. */
export function filterRows(
  rows: readonly ExchangeRow[],
  terms: readonly Term[],
  context: FilterContext,
  onlyWithCredentials: boolean,
): ExchangeRow[] {
  if (terms.length === 0 && !onlyWithCredentials) return rows.slice();
  const test = compileFilter(terms, context);
  return rows.filter((row) => (!onlyWithCredentials || hasCredential(row)) && test(row));
}
