import { type ReadonlySignal, signal } from '@preact/signals';
import type { ExchangeRow } from '../core/capture/row.ts';

/** Changes that come faster than this are shown together. */
const BATCH_MS = 100;

/** The rows of the list of requests, in order of their numbers. */
export interface Rows {
  /** The rows themselves: one list that grows in place. Read `version` to be told of changes. */
  all: readonly ExchangeRow[];
  version: ReadonlySignal<number>;
  find(id: string): ExchangeRow | undefined;
  /** New rows, or newer states of known ones. */
  add(rows: readonly ExchangeRow[]): void;
  replace(rows: readonly ExchangeRow[]): void;
  clear(): void;
  stop(): void;
}

/** An empty list. Additions are told of in batches, so that a burst of requests costs one drawing. */
export function createRows(): Rows {
  const all: ExchangeRow[] = [];
  const places = new Map<string, number>();
  const version = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    timer = undefined;
    version.value += 1;
  };
  const putAll = (rows: readonly ExchangeRow[]) => {
    let least = Number.POSITIVE_INFINITY;
    const known = all.length;
    for (const row of rows) {
      const place = places.get(row.id);
      if (place !== undefined) all[place] = row;
      else {
        if (row.number < (all.at(-1)?.number ?? 0)) least = Math.min(least, row.number);
        places.set(row.id, all.length);
        all.push(row);
      }
    }
    if (least < Number.POSITIVE_INFINITY) sortFrom(least, known);
  };
  /** Requests end in another order than they began, so rows come late: only those after the first that did are moved. */
  const sortFrom = (number: number, known: number) => {
    let from = known;
    while (from > 0 && (all[from - 1] as ExchangeRow).number > number) from -= 1;
    const moved = all.splice(from).sort((one, other) => one.number - other.number);
    for (const row of moved) {
      places.set(row.id, all.length);
      all.push(row);
    }
  };
  const empty = () => {
    all.length = 0;
    places.clear();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    all,
    version,
    find(id) {
      const place = places.get(id);
      return place === undefined ? undefined : all[place];
    },
    add(rows) {
      putAll(rows);
      timer ??= setTimeout(tell, BATCH_MS);
    },
    replace(rows) {
      stop();
      empty();
      putAll(rows);
      tell();
    },
    clear() {
      stop();
      empty();
      tell();
    },
    stop,
  };
}
