import type { ExchangeRow } from '../core/capture/row.ts';
import type { Report } from '../core/report/report.ts';
import type { BadgeText } from '../judge/badge-text.ts';
import type { CaptureState } from '../messages/protocol.ts';
import type { PortServer } from '../platform/port-server.ts';
import type { Tab } from './tabs.ts';

/** Tells pages and the toolbar button what changed, no more often than people can read. */
export interface Publisher {
  rowChanged(tab: Tab, id: string): void;
  /** Something in the report changed that is no request. */
  reportChanged(tab: Tab): void;
  /** There may be more, or less, that is wrong. */
  findingsChanged(tab: Tab): void;
  /** The page or a setting of the tab changed. */
  tabChanged(tab: Tab): void;
  /** A page was loaded, be it the same again: the browser may have taken the text off the button. */
  pageLoaded(tab: Tab): void;
}

export interface PublisherOptions {
  server: PortServer;
  /** Resolves when facts can be read. */
  ready(): Promise<unknown>;
  report(tab: Tab): Report;
  state(tab: Tab): CaptureState | Promise<CaptureState>;
  badge(tab: Tab): BadgeText;
  showBadge(tabId: number, badge: BadgeText): void;
  now(): number;
}

const ROWS_MS = 50;
const REPORT_MS = 250;
/** The badge waits until the page is at rest, so that its requests are not slowed down, but no longer than so many times that. */
const BADGE_MS = 500;
const BADGE_PATIENCE = 10;
const STATE_MS = 50;

/** Nothing to tell yet. */
export function createPublisher({
  server,
  ready,
  report,
  state,
  badge: badgeOf,
  showBadge,
}: PublisherOptions): Publisher {
  const rows = new Map<Tab, Set<string>>();
  const badges = new WeakMap<Tab, string>();

  const rowsLater = createLater(ROWS_MS, async (tab) => {
    if (server.isWanted(tab.tabId, 'rows')) await ready();
    const ids = rows.get(tab);
    rows.delete(tab);
    if (!ids || !server.isWanted(tab.tabId, 'rows')) return;
    const capture = tab.recording.read();
    const changed = [...ids].map((id) => capture.row(id)).filter((row): row is ExchangeRow => row !== undefined);
    if (changed.length > 0) server.publish(tab.tabId, 'rows', { rows: changed });
  });

  const reportLater = createLater(REPORT_MS, async (tab) => {
    if (!server.isWanted(tab.tabId, 'report')) return;
    await ready();
    server.publish(tab.tabId, 'report', { report: report(tab) });
  });

  const stateLater = createLater(STATE_MS, async (tab) => {
    if (server.isWanted(tab.tabId, 'state')) server.publish(tab.tabId, 'state', { state: await state(tab) });
  });

  const badgeLater = createLater(
    BADGE_MS,
    async (tab) => {
      await ready();
      const badge = badgeOf(tab);
      const key = `${tab.tabId} ${badge.text} ${badge.title}`;
      // A button that says the same already is left alone: browsers redraw it each time.
      if (badges.get(tab) === key) return;
      badges.set(tab, key);
      showBadge(tab.tabId, badge);
    },
    BADGE_PATIENCE,
  );

  /** A browser forgets the text of a button when its tab goes to another page. */
  function showBadgeAgain(tab: Tab): void {
    badges.delete(tab);
    badgeLater(tab);
  }

  return {
    rowChanged(tab, id) {
      const ids = rows.get(tab) ?? new Set();
      rows.set(tab, ids);
      ids.add(id);
      rowsLater(tab);
      reportLater(tab);
      badgeLater(tab);
    },
    reportChanged: reportLater,
    findingsChanged: badgeLater,
    tabChanged(tab) {
      stateLater(tab);
      reportLater(tab);
      showBadgeAgain(tab);
    },
    pageLoaded: showBadgeAgain,
  };
}

/**
 * Calls `act` for a tab once the time is over, however often it was asked to. With `patience` it waits until nobody asked for that long,
 * at most so many times in a row.
 */
function createLater(ms: number, act: (tab: Tab) => Promise<void>, patience = 1): (tab: Tab) => void {
  const waiting = new Map<Tab, { again: boolean; left: number }>();
  const start = (tab: Tab) => setTimeout(() => void end(tab), ms);

  async function end(tab: Tab): Promise<void> {
    const wait = waiting.get(tab);
    if (wait?.again && wait.left > 1) {
      waiting.set(tab, { again: false, left: wait.left - 1 });
      start(tab);
      return;
    }
    waiting.delete(tab);
    await act(tab);
  }

  return (tab) => {
    const wait = waiting.get(tab);
    if (wait) {
      wait.again = true;
      return;
    }
    waiting.set(tab, { again: false, left: patience });
    start(tab);
  };
}
