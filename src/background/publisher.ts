import type { ExchangeRow } from '../core/capture/row.ts';
import type { Report } from '../core/report/report.ts';
import type { CaptureState } from '../messages/protocol.ts';
import type { PortServer } from '../platform/port-server.ts';
import type { BadgeText } from './badge.ts';
import type { Tab } from './tabs.ts';

/** Tells pages and the toolbar button what changed, no more often than people can read. */
export interface Publisher {
  rowChanged(tab: Tab, id: string): void;
  /** Something in the report changed that is no request. */
  reportChanged(tab: Tab): void;
  /** The page or a setting of the tab changed. */
  tabChanged(tab: Tab): void;
}

export interface PublisherOptions {
  server: PortServer;
  report(tab: Tab): Report;
  state(tab: Tab): CaptureState | Promise<CaptureState>;
  showBadge(tabId: number, badge: BadgeText): void;
  now(): number;
}

const ROWS_MS = 50;
const REPORT_MS = 250;
const BADGE_MS = 500;
const STATE_MS = 50;

/** Nothing to tell yet. */
export function createPublisher({ server, report, state, showBadge }: PublisherOptions): Publisher {
  const rows = new Map<Tab, Set<string>>();
  const badges = new WeakMap<Tab, string>();

  const rowsLater = createLater(ROWS_MS, (tab) => {
    const ids = rows.get(tab);
    rows.delete(tab);
    if (!ids || !server.isWanted(tab.tabId, 'rows')) return;
    const changed = [...ids].map((id) => tab.capture.row(id)).filter((row): row is ExchangeRow => row !== undefined);
    if (changed.length > 0) server.publish(tab.tabId, 'rows', { rows: changed });
  });

  const reportLater = createLater(REPORT_MS, (tab) => {
    if (server.isWanted(tab.tabId, 'report')) server.publish(tab.tabId, 'report', { report: report(tab) });
  });

  const stateLater = createLater(STATE_MS, (tab) => {
    if (!server.isWanted(tab.tabId, 'state')) return;
    void Promise.resolve(state(tab)).then((current) => server.publish(tab.tabId, 'state', { state: current }));
  });

  const badgeLater = createLater(BADGE_MS, (tab) => {
    const badge = toBadge(tab);
    const key = `${tab.tabId} ${badge.errors} ${badge.title}`;
    // A button that says the same already is left alone: browsers redraw it each time.
    if (badges.get(tab) === key) return;
    badges.set(tab, key);
    showBadge(tab.tabId, badge);
  });

  return {
    rowChanged(tab, id) {
      const ids = rows.get(tab) ?? new Set();
      rows.set(tab, ids);
      ids.add(id);
      rowsLater(tab);
      reportLater(tab);
      badgeLater(tab);
    },
    reportChanged(tab) {
      reportLater(tab);
      badgeLater(tab);
    },
    tabChanged(tab) {
      stateLater(tab);
      reportLater(tab);
      // A browser forgets the text of a button when its tab goes to another page.
      badges.delete(tab);
      badgeLater(tab);
    },
  };
}

function toBadge(tab: Tab): BadgeText {
  const site = tab.capture.mainSite();
  const errors = tab.capture.findings(site).filter(({ severity }) => severity === 'error').length;
  const title = errors === 0 ? 'Watchword' : `Watchword: ${errors} ${errors === 1 ? 'error' : 'errors'} on ${site}`;
  return { errors, title };
}

/** Calls `act` for a tab once the time is over, however often it was asked to. */
function createLater(ms: number, act: (tab: Tab) => void): (tab: Tab) => void {
  const waiting = new Set<Tab>();
  return (tab) => {
    if (waiting.has(tab)) return;
    waiting.add(tab);
    setTimeout(() => {
      waiting.delete(tab);
      act(tab);
    }, ms);
  };
}
