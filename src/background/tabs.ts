import type { Fact } from '../core/capture/fact.ts';
import type { Gap } from '../core/capture/gap.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { hostOf, originOf } from '../core/http/site.ts';
import type { Target } from './begun.ts';
import type { Draft } from './draft.ts';
import { askingOrigin, isTopNavigation, isWebRequest, pageUrlOf } from './pages.ts';
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
  /** Registrable domain of a host. Asked only of tabs that do not keep what they captured. */
  siteOf(host: string): string;
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

/** The captures of all tabs, which request goes to which, and the one door by which facts reach them. */
export interface Tabs {
  listen(listener: TabListener): void;
  /** Gives the capture of the tab its next fact. */
  observe(tab: Tab, fact: Fact): void;
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
  restore(record: TabRecord, facts: readonly Fact[]): void;
  /** A request that an earlier worker saw begin: it stays where it was. */
  resume(draft: Draft, targets: readonly Target[]): void;
  /** Where a request belongs; none before it was delivered. */
  targetsOf(draft: Draft): Target[];
  /** Requests of workers that belong to no open tab. */
  unplaced(): number;
}

interface Place extends Omit<Target, 'tabId'> {
  tab: Tab;
  /** Its end was not seen by the worker that saw it begin. */
  resumed?: boolean;
}

const FORGOTTEN =
  "The browser's memory had no more room for old requests when the background was stopped; what was learnt from them went with it.";
const RESUMED = 'The background was stopped while requests were on their way; the end of these has not been seen.';

/** No tabs yet. */
export function createTabs(options: TabsOptions): Tabs {
  const tabs = new Map<number, Tab>();
  const known = new Map<number, string>();
  const places = new WeakMap<Draft, Place[]>();
  /** Numbers of the exchanges that an earlier worker saw end. */
  const restored = new WeakMap<Tab, Set<number>>();
  const listeners: TabListener[] = [];
  let nextCapture = 1;
  let unplaced = 0;

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

  function tabsFor(draft: Draft): Tab[] {
    const { details } = draft;
    if (details.tabId >= 0) return [get(details.tabId)];
    const origin = askingOrigin(details);
    const showing = origin === '' ? [] : [...tabs.values()].filter((tab) => originOf(tab.url) === origin);
    if (showing.length === 0) unplaced += 1;
    return showing;
  }

  function choosePlaces(draft: Draft): Place[] {
    const chosen: Place[] = [];
    for (const tab of tabsFor(draft)) {
      if (isTopNavigation(draft.details)) leave(tab, draft);
      if (tab.paused) {
        const text = 'Requests were passed over while capturing was paused.';
        observe(tab, { kind: 'gap', gap: { kind: 'paused', text, count: 1 } });
        continue;
      }
      const place: Place = { tab, captureId: tab.captureId, number: tab.nextNumber++ };
      const pageUrl = pageUrlOf(draft.details, tab.url);
      if (pageUrl !== undefined) place.pageUrl = scrubber.url(pageUrl);
      const before = draft.previous && places.get(draft.previous)?.find((one) => one.tab === tab);
      if (before && before.captureId === tab.captureId) place.redirectedFrom = String(before.number);
      chosen.push(place);
    }
    return chosen;
  }

  /** With "keep" off, a person who goes to another site starts a new capture; redirects and links stay in it, as a login uses them. */
  function leave(tab: Tab, draft: Draft): void {
    if (tab.keep || tab.url === '' || draft.previous || askingOrigin(draft.details) !== '') return;
    const { siteOf } = options;
    if (siteOf(hostOf(tab.url)) !== siteOf(hostOf(draft.details.url))) clear(tab.tabId);
  }

  function hand(draft: Draft, place: Place): void {
    const { tab, number, pageUrl, redirectedFrom } = place;
    const exchange: Exchange = { ...draft.exchange, id: String(number), number };
    if (pageUrl !== undefined) exchange.pageUrl = pageUrl;
    if (redirectedFrom !== undefined) exchange.redirectedFrom = redirectedFrom;
    if (draft.lost) {
      const text = 'The background was stopped while requests were on their way; what they sent was not seen.';
      observe(tab, { kind: 'gap', gap: { kind: 'worker-restarted', text, count: 1 } });
      draft.lost = false;
    }
    if (place.resumed && exchange.endedAt !== undefined) {
      place.resumed = false;
      observe(tab, { kind: 'gap', gap: resumedGap(-1) });
    }
    observe(tab, { kind: 'exchange', exchange });
    if (isTopNavigation(draft.details) && isPage(exchange)) showPage(tab, exchange.url, exchange.startedAt);
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
    deliver(draft) {
      if (!isWebRequest(draft.details)) return;
      let chosen = places.get(draft);
      if (!chosen) {
        chosen = choosePlaces(draft);
        places.set(draft, chosen);
        // A link to the step before is enough: a chain of them would keep all drafts alive.
        if (draft.previous) delete draft.previous.previous;
      }
      for (const place of chosen) {
        // Cleared or closed since: what began before belongs to nothing any more.
        if (place.captureId === place.tab.captureId && tabs.get(place.tab.tabId) === place.tab) hand(draft, place);
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
    resume(draft, targets) {
      const resumed: Place[] = [];
      for (const { tabId, ...target } of targets) {
        const tab = tabs.get(tabId);
        if (!tab || tab.captureId !== target.captureId || restored.get(tab)?.has(target.number)) continue;
        tab.nextNumber = Math.max(tab.nextNumber, target.number + 1);
        resumed.push({ ...target, tab, resumed: true });
        observe(tab, { kind: 'gap', gap: resumedGap(1) });
      }
      places.set(draft, resumed);
      for (const place of resumed) hand(draft, place);
    },
    targetsOf: (draft) =>
      (places.get(draft) ?? []).map(({ tab, resumed: _, ...place }) => ({ tabId: tab.tabId, ...place })),
    unplaced: () => unplaced,
  };
}

/** Requests whose end was lost with a worker: so many more, or less. */
export function resumedGap(count: number): Gap {
  return { kind: 'worker-restarted', text: RESUMED, count };
}

/** A response that the tab shows: no redirect, and not one that leaves the page as it is (204, 205, downloads are not told apart). */
function isPage({ status }: Exchange): boolean {
  return status > 0 && !(status >= 300 && status < 400) && status !== 204 && status !== 205;
}
