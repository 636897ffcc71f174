import { batch, type Signal } from '@preact/signals';
import type { Report } from '../core/report/report.ts';
import type { Connection } from '../messages/connection.ts';
import type { CaptureState } from '../messages/protocol.ts';
import type { Rows } from './rows.ts';

/** Rows asked for at once. */
const ROWS_AT_ONCE = 500;

/** What is filled with what the background knows of the tab. */
export interface Loaded {
  rows: Rows;
  report: Signal<Report | undefined>;
  capture: Signal<CaptureState | undefined>;
  /** Why nothing can be shown, in words. */
  failure: Signal<string>;
  /** Lets go of all that was loaded, and of what was picked from it. */
  forget(): void;
}

/** Asks the background for all it has, and follows what it tells from then on. Returns how to stop. */
export function followTab(connection: Connection, tabId: number, loaded: Loaded): () => void {
  const { rows, report, capture, failure, forget } = loaded;

  /** In slices, so that neither side is ever busy for long. Rows that come meanwhile by themselves are put among them. */
  const loadRows = async () => {
    let after = 0;
    for (;;) {
      const slice = await connection.request('rows.list', { tabId, after, limit: ROWS_AT_ONCE });
      if (after === 0) rows.replace(slice);
      else rows.add(slice);
      const last = slice.at(-1);
      if (!last || slice.length < ROWS_AT_ONCE) return;
      after = last.number;
    }
  };

  /** How often each was told without being asked for. */
  const told = { report: 0, state: 0 };

  /** Shown together, so that nothing is said of the tab before it is known what there is. */
  const loadReport = async () => {
    const before = { ...told };
    const [whole, said] = await Promise.all([
      connection.request('report.get', { tabId }),
      connection.request('capture.state', { tabId }),
    ]);
    // What was told by itself meanwhile is newer than an answer that waited for the other.
    batch(() => {
      if (told.report === before.report) report.value = whole;
      if (told.state === before.state) capture.value = said;
    });
  };

  let isLoading = false;
  let isStale = false;

  /** One at a time: what a lost background has not answered is asked of the next one by the connection, and all of it once more after that. */
  const load = async () => {
    if (isLoading) {
      isStale = true;
      return;
    }
    isLoading = true;
    isStale = false;
    try {
      await Promise.all([loadReport(), loadRows()]);
      failure.value = '';
    } catch {
      failure.value = 'The background of the extension does not answer. Close DevTools and open it again.';
    }
    isLoading = false;
    if (isStale) void load();
  };

  const stops = [
    connection.on('rows', ({ rows: more }) => rows.add(more)),
    connection.on('report', (event) => {
      told.report += 1;
      report.value = event.report;
    }),
    connection.on('state', ({ state }) => {
      told.state += 1;
      capture.value = state;
    }),
    connection.on('cleared', forget),
    connection.onReconnect(load),
  ];
  void load();
  return () => {
    for (const stop of stops) stop();
    rows.stop();
  };
}
