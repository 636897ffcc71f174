import type { Gap } from '../core/capture/gap.ts';
import type { SessionStorage } from '../platform/storage-session.ts';
import { type BegunRequest, type BegunRequests, createBegunRequests } from './begun.ts';
import { createPersistence, type TabRecord } from './persistence.ts';
import type { Tab, Tabs } from './tabs.ts';

/** What is stored of all tabs, so that the worker after this one knows what this one knew: the facts in order, and the requests on their way. */
export interface Log {
  begun: BegunRequests;
  /** Writes what is new; `last` is the number of the newest request. Resolves when it is stored. Never rejects. */
  flush(last: string): Promise<void>;
  /** Reads what earlier workers stored. */
  read(): Promise<Stored>;
  /** Gives the tabs that are open their facts, and gives back the requests on their way; forgets the rest. */
  restore(stored: Stored, openTabs: ReadonlySet<number>): BegunRequest[];
}

export interface Stored {
  items: Record<string, unknown>;
  /** Number of the newest request, and when. */
  last?: string;
}

const LAST_KEY = 'last';

/** Writes down what the tabs hear from now on. */
export function createLog({ storage, tabs }: { storage: SessionStorage; tabs: Tabs }): Log {
  const persistence = createPersistence({
    storage,
    onEvicted(captureId, count) {
      const tab = tabs.all().find((one) => one.captureId === captureId);
      if (!tab) return;
      tab.evicted += count;
      persistence.putTab(toRecord(tab));
    },
  });
  const begun = createBegunRequests(storage);
  let lastWritten = '';

  tabs.listen({
    onFact(tab, fact) {
      if (fact.kind === 'gap') persistence.putTab(toRecord(tab));
      else if (fact.kind !== 'exchange' || fact.exchange.endedAt !== undefined) persistence.add(tab.captureId, fact);
    },
    onTab: (tab) => persistence.putTab(toRecord(tab)),
    onForget(tab) {
      persistence.forget(tab.captureId);
      if (!tabs.has(tab.tabId)) persistence.forgetTab(tab.tabId);
    },
  });

  return {
    begun,
    async flush(last) {
      const isNew = last !== '' && last !== lastWritten;
      lastWritten = last;
      // Requests on their way first: they are what a worker that dies now would take with it.
      await Promise.all([begun.flush(), persistence.flush(), isNew ? storage.write({ [LAST_KEY]: last }) : undefined]);
    },
    async read() {
      const items = await storage.readAll();
      const last = items[LAST_KEY];
      return typeof last === 'string' ? { items, last } : { items };
    },
    restore({ items }, openTabs) {
      const restored = persistence.restore(items);
      const owned = new Set<number>();
      for (const record of restored.tabs) {
        if (!openTabs.has(record.tabId)) {
          persistence.forgetTab(record.tabId);
          continue;
        }
        owned.add(record.captureId);
        tabs.restore(record, restored.facts.get(record.captureId) ?? []);
      }
      for (const captureId of restored.facts.keys()) if (!owned.has(captureId)) persistence.forget(captureId);
      return begun.restore(items);
    },
  };
}

function toRecord({ tabId, captureId, url, keep, paused, evicted, from, recording }: Tab): TabRecord {
  const gaps: Gap[] = recording.toldGaps();
  return { tabId, captureId, url, keep, paused, evicted, from, gaps };
}
