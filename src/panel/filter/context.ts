import type { ExchangeRow } from '../../core/capture/row.ts';
import type { Report } from '../../core/report/report.ts';
import type { Concern } from '../why/concerns.ts';
import type { FilterContext } from './match.ts';

/** What a report tells a filter, on all sites. */
export function filterContextOf(
  report: Report | undefined,
  concerns: ReadonlyMap<string, readonly Concern[]>,
  rows: readonly ExchangeRow[],
): FilterContext {
  const protocol = new Set<string>();
  const setCookies = new Set<string>();
  for (const { attempts, credentials } of report?.sites ?? []) {
    for (const { first, last, exchanges, steps, traits } of attempts) {
      const began = traits.includes('unsolicited') ? pageBefore(first, rows) : undefined;
      if (began !== undefined) protocol.add(began);
      for (const id of [first, last, ...exchanges]) protocol.add(id);
      for (const { exchange } of steps) if (exchange !== undefined) protocol.add(exchange);
    }
    for (const { id, carriers } of credentials) if (carriers.includes('set-cookie')) setCookies.add(id);
  }
  return { concerns, protocol, setCookies };
}

/** The page on which a login began that nobody had asked the provider for: a plain request, and the first of the story. */
function pageBefore(first: string, rows: readonly ExchangeRow[]): string | undefined {
  const place = rows.findIndex(({ id }) => id === first);
  return rows.slice(0, Math.max(place, 0)).findLast(({ type }) => type === 'document')?.id;
}

/** The ids of the causes that explain a failure of the capture. */
export function causesOf(report: Report | undefined): string[] {
  const failures = report?.sites.flatMap((site) => site.failures) ?? [];
  return [...new Set(failures.flatMap(({ causes }) => causes.map(({ cause }) => cause)))];
}
