import type { Fact } from '../core/capture/fact.ts';
import type { TabRecord } from './persistence.ts';
import type { Recording } from './recording.ts';
import { scrubber } from './scrubber.ts';

/** A tab and what was captured of it. */
export interface Tab {
  tabId: number;
  /** Names the capture in storage; another one after it was cleared. */
  captureId: number;
  recording: Recording;
  url: string;
  keep: boolean;
  paused: boolean;
  evicted: number;
  /** What was before this time (milliseconds since the epoch) was cleared, or passed over while paused. */
  from: number;
  nextNumber: number;
}

export interface TabsOptions {
  /** `onRead` is called when facts were read that nobody had asked about before. */
  createRecording(onRead: () => void): Recording;
  now(): number;
}

/** What the rest of the background wants to hear of the tabs. */
export interface TabListener {
  /** The capture of a tab took a fact in. Those read back from storage are not told. */
  onFact?(tab: Tab, fact: Fact): void;
  /** Facts of the tab were read that nobody had asked about before. */
  onRead?(tab: Tab): void;
  /** The page, or a setting, of a tab changed. */
  onTab?(tab: Tab): void;
  /** What was captured under this id is to be forgotten. */
  onForget?(tab: Tab): void;
}

/** The captures of all tabs, and the one door by which facts reach them. */
export interface Tabs {
  listen(listener: TabListener): void;
  /** Gives the capture of the tab its next fact. */
  observe(tab: Tab, fact: Fact): void;
  get(tabId: number): Tab;
  has(tabId: number): boolean;
  all(): Tab[];
  /** A tab was open before this worker: what it shows is remembered until it is asked about. */
  know(tabId: number, url: string): void;
  /** The tab shows this page, since now or the time given. */
  show(tabId: number, url: string, at?: number): void;
  clear(tabId: number): void;
  pause(tabId: number, paused: boolean): void;
  keep(tabId: number, keep: boolean): void;
  close(tabId: number): void;
  /** A page prepared in `from` took the place of the tab `to`. */
  replace(to: number, from: number): void;
  restore(record: TabRecord, facts: readonly Fact[]): void;
  /** Whether an earlier worker saw the exchange of this number end. */
  hasEnded(tab: Tab, number: number): boolean;
}

const FORGOTTEN =
  "The browser's memory had no more room for old requests when the background was stopped; what was learnt from them went with it.";

/** No tabs yet. */
export function createTabs(options: TabsOptions): Tabs {
  const tabs = new Map<number, Tab>();
  const known = new Map<number, string>();
  /** Numbers of the exchanges that an earlier worker saw end. */
  const restored = new WeakMap<Tab, Set<number>>();
  const listeners: TabListener[] = [];
  let nextCapture = 1;

  function create(tabId: number): Tab {
    const tab: Tab = {
      tabId,
      captureId: nextCapture++,
      recording: options.createRecording(() => {
        for (const listener of listeners) listener.onRead?.(tab);
      }),
      url: '',
      keep: true,
      paused: false,
      evicted: 0,
      from: 0,
      nextNumber: 1,
    };
    tabs.set(tabId, tab);
    return tab;
  }

  function get(tabId: number): Tab {
    const open = tabs.get(tabId);
    if (open) return open;
    const tab = create(tabId);
    const url = known.get(tabId);
    known.delete(tabId);
    if (url !== undefined && url !== '') {
      const text = 'The page was loaded before Watchword watched it. Reload it to see its requests.';
      tab.url = scrubber.url(url);
      observe(tab, { kind: 'gap', gap: { kind: 'started-late', text, since: options.now() } });
      observe(tab, { kind: 'page', at: options.now(), url: tab.url });
    }
    tell(tab);
    return tab;
  }

  function observe(tab: Tab, fact: Fact): void {
    tab.recording.observe(fact);
    for (const listener of listeners) listener.onFact?.(tab, fact);
  }

  function tell(tab: Tab): void {
    for (const listener of listeners) listener.onTab?.(tab);
  }

  function forget(tab: Tab): void {
    for (const listener of listeners) listener.onForget?.(tab);
  }

  function showPage(tab: Tab, shown: string, at: number): void {
    const url = scrubber.url(shown);
    if (tab.url === url) return;
    tab.url = url;
    observe(tab, { kind: 'page', at, url });
    tell(tab);
  }

  function clear(tabId: number): void {
    const tab = get(tabId);
    forget(tab);
    tab.captureId = nextCapture++;
    tab.nextNumber = 1;
    tab.evicted = 0;
    tab.from = options.now();
    tab.recording.clear();
    if (tab.url !== '') observe(tab, { kind: 'page', at: options.now(), url: tab.url });
    tell(tab);
  }

  return {
    listen: (listener) => void listeners.push(listener),
    observe,
    get,
    has: (tabId) => tabs.has(tabId),
    all: () => [...tabs.values()],
    know(tabId, url) {
      const tab = tabs.get(tabId);
      if (tab) showPage(tab, url, options.now());
      else known.set(tabId, url);
    },
    show(tabId, url, at = options.now()) {
      known.delete(tabId);
      showPage(get(tabId), url, at);
    },
    clear,
    pause(tabId, paused) {
      const tab = get(tabId);
      if (tab.paused === paused) return;
      tab.paused = paused;
      if (paused) {
        const gap = { kind: 'paused', text: 'Capturing was paused.', since: options.now() } as const;
        observe(tab, { kind: 'gap', gap });
      } else tab.from = options.now();
      tell(tab);
    },
    keep(tabId, keep) {
      const tab = get(tabId);
      tab.keep = keep;
      tell(tab);
    },
    close(tabId) {
      known.delete(tabId);
      const tab = tabs.get(tabId);
      if (!tab) return;
      tabs.delete(tabId);
      forget(tab);
    },
    replace(to, from) {
      const tab = tabs.get(from);
      if (!tab || to === from) return;
      const old = tabs.get(to);
      if (old) forget(old);
      tabs.delete(from);
      tab.tabId = to;
      tabs.set(to, tab);
      tell(tab);
    },
    restore({ tabId, gaps, ...record }, facts) {
      const tab = tabs.get(tabId) ?? create(tabId);
      Object.assign(tab, record);
      const numbers = new Set<number>();
      restored.set(tab, numbers);
      nextCapture = Math.max(nextCapture, record.captureId + 1);
      for (const gap of gaps) tab.recording.observe({ kind: 'gap', gap });
      const told = gaps.find(({ kind }) => kind === 'forgotten')?.count ?? 0;
      if (record.evicted > told)
        tab.recording.observe({
          kind: 'gap',
          gap: { kind: 'forgotten', text: FORGOTTEN, count: record.evicted - told },
        });
      for (const fact of facts) {
        tab.recording.observe(fact);
        if (fact.kind === 'exchange') numbers.add(fact.exchange.number);
      }
      for (const number of numbers) tab.nextNumber = Math.max(tab.nextNumber, number + 1);
      // A page of DevTools that is still there says so again, and since when.
      if (facts.some(({ kind }) => kind === 'devtools')) tab.recording.observe({ kind: 'devtools', at: options.now() });
    },
    hasEnded: (tab, number) => restored.get(tab)?.has(number) ?? false,
  };
}
