import type { Capture } from '../core/capture/create-capture.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { hostOf, originOf } from '../core/http/site.ts';
import type { Draft } from './exchanges.ts';
import { askingOrigin, isTopNavigation, isWebRequest, pageUrlOf } from './pages.ts';
import type { TabRecord } from './persistence.ts';
import { scrubber } from './scrubber.ts';

/** A tab and what was captured of it. */
export interface Tab {
  tabId: number;
  /** Names the capture in storage; another one after it was cleared. */
  captureId: number;
  capture: Capture;
  url: string;
  keep: boolean;
  paused: boolean;
  evicted: number;
  nextNumber: number;
}

export interface TabsOptions {
  createCapture(): Capture;
  /** A capture has a new or changed exchange. */
  onExchange(tab: Tab, exchange: Exchange): void;
  /** The page, or a setting, of a tab changed. */
  onTab(tab: Tab): void;
  /** What was captured under this id is to be forgotten. */
  onForget(tab: Tab): void;
  now(): number;
}

/** The captures of all tabs, and which request goes to which. */
export interface Tabs {
  get(tabId: number): Tab;
  has(tabId: number): boolean;
  all(): Tab[];
  /** Gives a draft to the capture of its tab; that of a worker to all tabs that show its origin. */
  deliver(draft: Draft): void;
  /** A tab was open before this worker: what it shows is remembered until it is asked about. */
  know(tabId: number, url: string): void;
  /** The tab shows this page now. */
  show(tabId: number, url: string): void;
  clear(tabId: number): void;
  pause(tabId: number, paused: boolean): void;
  keep(tabId: number, keep: boolean): void;
  close(tabId: number): void;
  /** A page prepared in `from` took the place of the tab `to`. */
  replace(to: number, from: number): void;
  restore(record: TabRecord, exchanges: readonly Exchange[]): void;
  /** Requests of workers that belong to no open tab. */
  unplaced(): number;
}

interface Target {
  tab: Tab;
  captureId: number;
  id: string;
  number: number;
  pageUrl: string | undefined;
}

/** No tabs yet. */
export function createTabs(options: TabsOptions): Tabs {
  const tabs = new Map<number, Tab>();
  const known = new Map<number, string>();
  const targets = new WeakMap<Draft, Target[]>();
  let nextCapture = 1;
  let unplaced = 0;

  function get(tabId: number): Tab {
    let tab = tabs.get(tabId);
    if (!tab) {
      const capture = options.createCapture();
      tab = { tabId, captureId: nextCapture++, capture, url: '', keep: true, paused: false, evicted: 0, nextNumber: 1 };
      tabs.set(tabId, tab);
      const url = known.get(tabId);
      known.delete(tabId);
      if (url !== undefined && url !== '') {
        const text = 'The page was loaded before Watchword watched it. Reload it to see its requests.';
        capture.observe({ kind: 'gap', gap: { kind: 'started-late', text, since: options.now() } });
        tab.url = scrubber.url(url);
        capture.observe({ kind: 'page', at: options.now(), url: tab.url });
      }
      options.onTab(tab);
    }
    return tab;
  }

  function tabsFor(draft: Draft): Tab[] {
    const { details } = draft;
    if (details.tabId >= 0) return [get(details.tabId)];
    const origin = askingOrigin(details);
    const showing = origin === '' ? [] : [...tabs.values()].filter((tab) => originOf(tab.url) === origin);
    if (showing.length === 0) unplaced += 1;
    return showing;
  }

  function chooseTargets(draft: Draft): Target[] {
    const chosen: Target[] = [];
    for (const tab of tabsFor(draft)) {
      if (isTopNavigation(draft.details)) leave(tab, draft);
      if (tab.paused) {
        tab.capture.observe({
          kind: 'gap',
          gap: { kind: 'paused', text: 'Requests were passed over while capturing was paused.', count: 1 },
        });
        continue;
      }
      const number = tab.nextNumber++;
      const pageUrl = pageUrlOf(draft.details, tab.url);
      chosen.push({ tab, captureId: tab.captureId, id: String(number), number, pageUrl });
    }
    return chosen;
  }

  /** With "keep" off, a person who goes to another site starts a new capture; redirects and links stay in it, as a login uses them. */
  function leave(tab: Tab, draft: Draft): void {
    if (tab.keep || tab.url === '' || draft.previous || askingOrigin(draft.details) !== '') return;
    const { siteOf } = tab.capture;
    if (siteOf(hostOf(tab.url)) !== siteOf(hostOf(draft.details.url))) clear(tab.tabId);
  }

  function hand(draft: Draft, { tab, id, number, pageUrl }: Target): void {
    const exchange: Exchange = { ...draft.exchange, id, number };
    if (pageUrl !== undefined) exchange.pageUrl = scrubber.url(pageUrl);
    const before = draft.previous && targets.get(draft.previous)?.find((target) => target.tab === tab);
    if (before && before.captureId === tab.captureId) exchange.redirectedFrom = before.id;
    if (draft.lost) {
      const text = 'The background was stopped while requests were on their way; what they sent was not seen.';
      tab.capture.observe({ kind: 'gap', gap: { kind: 'worker-restarted', text, count: 1 } });
      draft.lost = false;
    }
    tab.capture.observe({ kind: 'exchange', exchange });
    if (isTopNavigation(draft.details) && isPage(exchange)) showPage(tab, exchange.url, exchange.startedAt);
    options.onExchange(tab, exchange);
  }

  function showPage(tab: Tab, shown: string, at: number): void {
    const url = scrubber.url(shown);
    if (tab.url === url) return;
    tab.url = url;
    tab.capture.observe({ kind: 'page', at, url });
    options.onTab(tab);
  }

  function clear(tabId: number): void {
    const tab = get(tabId);
    options.onForget(tab);
    tab.captureId = nextCapture++;
    tab.nextNumber = 1;
    tab.evicted = 0;
    tab.capture.clear();
    if (tab.url !== '') tab.capture.observe({ kind: 'page', at: options.now(), url: tab.url });
    options.onTab(tab);
  }

  return {
    get,
    has: (tabId) => tabs.has(tabId),
    all: () => [...tabs.values()],
    deliver(draft) {
      if (!isWebRequest(draft.details)) return;
      let chosen = targets.get(draft);
      if (!chosen) {
        chosen = chooseTargets(draft);
        targets.set(draft, chosen);
        // A link to the step before is enough: a chain of them would keep all drafts alive.
        if (draft.previous) delete draft.previous.previous;
      }
      for (const target of chosen) {
        // Cleared or closed since: what began before belongs to nothing any more.
        if (target.captureId === target.tab.captureId && tabs.get(target.tab.tabId) === target.tab) hand(draft, target);
      }
    },
    know(tabId, url) {
      const tab = tabs.get(tabId);
      if (tab) showPage(tab, url, options.now());
      else known.set(tabId, url);
    },
    show(tabId, url) {
      known.delete(tabId);
      showPage(get(tabId), url, options.now());
    },
    clear,
    pause(tabId, paused) {
      const tab = get(tabId);
      if (tab.paused === paused) return;
      tab.paused = paused;
      if (paused) {
        const gap = { kind: 'paused', text: 'Capturing was paused.', since: options.now() } as const;
        tab.capture.observe({ kind: 'gap', gap });
      }
      options.onTab(tab);
    },
    keep(tabId, keep) {
      const tab = get(tabId);
      tab.keep = keep;
      options.onTab(tab);
    },
    close(tabId) {
      known.delete(tabId);
      const tab = tabs.get(tabId);
      if (!tab) return;
      tabs.delete(tabId);
      options.onForget(tab);
    },
    replace(to, from) {
      const tab = tabs.get(from);
      if (!tab || to === from) return;
      const old = tabs.get(to);
      if (old) options.onForget(old);
      tabs.delete(from);
      tab.tabId = to;
      tabs.set(to, tab);
      options.onTab(tab);
    },
    restore(record, exchanges) {
      const tab = get(record.tabId);
      Object.assign(tab, {
        captureId: record.captureId,
        keep: record.keep,
        paused: record.paused,
        evicted: record.evicted,
      });
      nextCapture = Math.max(nextCapture, record.captureId + 1);
      for (const exchange of exchanges) {
        tab.capture.observe({ kind: 'exchange', exchange });
        tab.nextNumber = Math.max(tab.nextNumber, exchange.number + 1);
      }
      if (record.url !== '') {
        tab.url = record.url;
        tab.capture.observe({ kind: 'page', at: options.now(), url: record.url });
      }
      if (record.evicted > 0) {
        const text = 'Old requests were dropped to stay within the memory limit.';
        tab.capture.observe({ kind: 'gap', gap: { kind: 'evicted', text, count: record.evicted } });
      }
      options.onTab(tab);
    },
    unplaced: () => unplaced,
  };
}

/** A response that the tab shows: no redirect, and not one that leaves the page as it is (204, 205, downloads are not told apart). */
function isPage({ status }: Exchange): boolean {
  return status > 0 && !(status >= 300 && status < 400) && status !== 204 && status !== 205;
}
