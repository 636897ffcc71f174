import type { PageStorage } from '../platform/page-storage.ts';
import { scrubber } from './scrubber.ts';
import type { Tab } from './tabs.ts';

/** Reads the page's storage of the tabs that somebody looks at. */
export interface StorageWatch {
  /** Something happened that may have changed it: it is read soon, many changes together. */
  touch(tab: Tab): void;
}

export interface StorageWatchOptions {
  read(tabId: number): Promise<PageStorage | undefined>;
  /** Pages that nobody looks at are left alone. */
  isWatched(tab: Tab): boolean;
  onRead(tab: Tab): void;
  now(): number;
  delayMs?: number;
}

/** A watch over no tab yet. */
export function createStorageWatch({ read, isWatched, onRead, now, delayMs = 500 }: StorageWatchOptions): StorageWatch {
  const timers = new WeakMap<Tab, ReturnType<typeof setTimeout>>();
  const last = new WeakMap<Tab, { captureId: number; text: string; storage: PageStorage }>();

  async function readTab(tab: Tab): Promise<void> {
    timers.delete(tab);
    const { capture, captureId } = tab;
    const storage = scrub(await read(tab.tabId));
    if (tab.captureId !== captureId) return;
    if (!storage) {
      const text = 'The storage of the page could not be read.';
      capture.observe({ kind: 'gap', gap: { kind: 'no-page-storage', text } });
      return;
    }
    const text = JSON.stringify(storage);
    const known = last.get(tab);
    if (known?.captureId === captureId && known.text === text) return;
    last.set(tab, { captureId, text, storage });
    take(tab, storage);
    onRead(tab);
  }

  function take({ capture }: Tab, storage: PageStorage): void {
    const { origin, local, session, databases, truncated } = storage;
    if (local.length > 0)
      capture.observe({ kind: 'storage', at: now(), origin, area: 'local-storage', entries: local });
    if (session.length > 0)
      capture.observe({ kind: 'storage', at: now(), origin, area: 'session-storage', entries: session });
    if (databases.length > 0)
      capture.observe({ kind: 'storage', at: now(), origin, area: 'indexed-db', entries: databases });
    if (truncated) {
      const left = "Some entries of the page's storage were too long, or too many, to be read.";
      capture.observe({ kind: 'gap', gap: { kind: 'no-page-storage', text: left, origin } });
    }
  }

  return {
    touch(tab) {
      if (timers.has(tab) || !isWatched(tab)) return;
      timers.set(
        tab,
        setTimeout(() => void readTab(tab), delayMs),
      );
    },
  };
}

/** Entries whose name says that they must never be kept are known by length alone. */
function scrub(storage: PageStorage | undefined): PageStorage | undefined {
  if (!storage) return undefined;
  const clean = (pairs: PageStorage['local']) =>
    pairs.map(({ key, value }) => ({ key, value: scrubber.value(key, value) }));
  const { local, session, databases } = storage;
  return { ...storage, local: clean(local), session: clean(session), databases: clean(databases) };
}
