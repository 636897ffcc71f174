import type { Fact } from '../core/capture/fact.ts';
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

export interface LogOptions {
  storage: SessionStorage;
  tabs: Tabs;
  /** A fact that an earlier worker stored was given to its tab. */
  onRestored?(tab: Tab, fact: Fact): void;
}

/** Writes down what the tabs hear from now on. */
export function createLog({ storage, tabs, onRestored }: LogOptions): Log {
  const persistence = createPersistence({
    storage,
    onEvicted(captureId, count) {
      const tab = tabs.all().find((one) => one.captureId === captureId);
      if (!tab) return;
      tab.evicted += count;
      persistence.putTab(toRecord(tab));
    },
  });
  const begun = createBegunRequests();
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
    flush(last) {
      const { write, remove } = begun.takeChanges();
      // The number goes with what it counts: alone it would say that what is not stored yet was seen.
      if (last !== '' && last !== lastWritten) write[LAST_KEY] = last;
      lastWritten = last;
      persistence.putBeside(write, remove);
      return persistence.flush();
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
        const facts = restored.facts.get(record.captureId) ?? [];
        tabs.restore(record, facts);
        if (onRestored) for (const fact of facts) onRestored(tabs.get(record.tabId), fact);
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
