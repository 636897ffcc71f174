import type { Gap } from '../core/capture/gap.ts';
import type { Exchange } from '../core/http/exchange.ts';
import { hostOf, originOf } from '../core/http/site.ts';
import type { Target } from './begun.ts';
import type { Draft } from './draft.ts';
import type { Losses } from './losses.ts';
import { askingOrigin, isTopNavigation, isWebRequest, pageUrlOf } from './pages.ts';
import { scrubber } from './scrubber.ts';
import type { Tab, Tabs } from './tabs.ts';

/** Which request goes to which tab, and its place there, which it keeps until it ends. */
export interface Placement {
  /** Gives a draft to the capture of its tab; that of a worker to all tabs that show its origin. */
  deliver(draft: Draft): void;
  /** A request that an earlier worker saw begin: it stays where it was. */
  resume(draft: Draft, targets: readonly Target[]): void;
  /** Where a request belongs; none before it was delivered. */
  targetsOf(draft: Draft): Target[];
}

export interface PlacementOptions {
  tabs: Tabs;
  /** Registrable domain of a host. Asked only of tabs that do not keep what they captured. */
  siteOf(host: string): string;
  /** What is known of requests whose first events come late. */
  losses?: Pick<Losses, 'onAdded' | 'takeKnown'>;
}

interface Place extends Omit<Target, 'tabId'> {
  tab: Tab;
  /** Its end was not seen by the worker that saw it begin. */
  resumed?: boolean;
  /** DevTools told all of it already. */
  isTold?: boolean;
}

const RESUMED = 'The background was stopped while requests were on their way; the end of these has not been seen.';

/** No request has a place yet. */
export function createPlacement({ tabs, siteOf, losses }: PlacementOptions): Placement {
  const places = new WeakMap<Draft, Place[]>();

  function tabsFor({ details }: Draft): Tab[] {
    if (details.tabId >= 0) return [tabs.get(details.tabId)];
    const origin = askingOrigin(details);
    return origin === '' ? [] : tabs.all().filter((tab) => originOf(tab.url) === origin);
  }

  function choosePlaces(draft: Draft): Place[] {
    const chosen: Place[] = [];
    for (const tab of tabsFor(draft)) {
      if (isTopNavigation(draft.details)) leave(tab, draft);
      if (tab.paused) {
        const text = 'Requests were passed over while capturing was paused.';
        tabs.observe(tab, { kind: 'gap', gap: { kind: 'paused', text, count: 1 } });
        continue;
      }
      const told = losses?.takeKnown(tab, draft.exchange);
      if (told) {
        chosen.push({ tab, captureId: tab.captureId, number: told.number, isTold: true });
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
    if (siteOf(hostOf(tab.url)) !== siteOf(hostOf(draft.details.url))) tabs.clear(tab.tabId);
  }

  function hand(draft: Draft, place: Place): void {
    const { tab, number, pageUrl, redirectedFrom } = place;
    const exchange: Exchange = { ...draft.exchange, id: String(number), number };
    if (pageUrl !== undefined) exchange.pageUrl = pageUrl;
    if (redirectedFrom !== undefined) exchange.redirectedFrom = redirectedFrom;
    if (draft.lost) {
      const text = 'The background was stopped while requests were on their way; what they sent was not seen.';
      tabs.observe(tab, { kind: 'gap', gap: { kind: 'worker-restarted', text, count: 1 } });
      draft.lost = false;
      losses?.onAdded(tab, exchange);
    }
    if (place.resumed && exchange.endedAt !== undefined) {
      place.resumed = false;
      tabs.observe(tab, { kind: 'gap', gap: resumedGap(-1) });
    }
    tabs.observe(tab, { kind: 'exchange', exchange });
    showPage(draft, tab);
  }

  function showPage({ details, exchange }: Draft, { tabId }: Tab): void {
    if (isTopNavigation(details) && isPage(exchange)) tabs.show(tabId, exchange.url, exchange.startedAt);
  }

  return {
    deliver(draft) {
      if (!isWebRequest(draft.details)) return;
      let chosen = places.get(draft);
      if (!chosen) {
        chosen = choosePlaces(draft);
        places.set(draft, chosen);
        // A link to the step before is enough: a chain of them would keep all drafts alive.
        if (draft.previous) delete draft.previous.previous;
      }
      for (const place of chosen.filter(isOpen)) {
        if (place.isTold) showPage(draft, place.tab);
        else hand(draft, place);
      }
    },
    resume(draft, targets) {
      const resumed: Place[] = [];
      for (const { tabId, ...target } of targets) {
        const tab = tabs.has(tabId) ? tabs.get(tabId) : undefined;
        if (tab?.captureId !== target.captureId || tabs.hasEnded(tab, target.number)) continue;
        tab.nextNumber = Math.max(tab.nextNumber, target.number + 1);
        resumed.push({ ...target, tab, resumed: true });
        tabs.observe(tab, { kind: 'gap', gap: resumedGap(1) });
      }
      places.set(draft, resumed);
      for (const place of resumed) hand(draft, place);
    },
    targetsOf: (draft) =>
      (places.get(draft) ?? []).flatMap(({ tab, resumed: _, isTold, ...place }) =>
        isTold ? [] : [{ tabId: tab.tabId, ...place }],
      ),
  };

  /** False for a capture that was cleared or closed since: what began before belongs to nothing any more. */
  function isOpen({ tab, captureId }: Place): boolean {
    return captureId === tab.captureId && tabs.has(tab.tabId) && tabs.get(tab.tabId) === tab;
  }
}

/** Requests whose end was lost with a worker: so many more, or less. */
export function resumedGap(count: number): Gap {
  return { kind: 'worker-restarted', text: RESUMED, count };
}

/** A response that the tab shows: no redirect, and not one that leaves the page as it is (204, 205, downloads are not told apart). */
function isPage({ status }: Pick<Exchange, 'status'>): boolean {
  return status > 0 && !(status >= 300 && status < 400) && status !== 204 && status !== 205;
}
