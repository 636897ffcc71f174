import type { Fact } from '../core/capture/fact.ts';
import { originOf } from '../core/http/site.ts';
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
  observe(tab: Tab, fact: Fact): void;
  now(): number;
  delayMs?: number;
}

/** A watch over no tab yet. */
export function createStorageWatch({
  read,
  isWatched,
  observe,
  now,
  delayMs = 500,
}: StorageWatchOptions): StorageWatch {
  const timers = new WeakMap<Tab, ReturnType<typeof setTimeout>>();
  const last = new WeakMap<Tab, { captureId: number; text: string; storage: PageStorage }>();
  /** Origins whose storage could not be read the last time. */
  const failed = new WeakMap<Tab, string>();

  async function readTab(tab: Tab): Promise<void> {
    timers.delete(tab);
    const { captureId, url } = tab;
    const storage = scrub(await read(tab.tabId));
    // The tab may have been cleared, or gone elsewhere, while its storage was read.
    if (tab.captureId !== captureId || tab.url !== url) return;
    const known = last.get(tab)?.captureId === captureId ? last.get(tab) : undefined;
    if (!storage) return fail(tab, originOf(url), known?.storage.origin === originOf(url));
    const text = JSON.stringify(storage);
    const again = failed.get(tab) === storage.origin;
    failed.delete(tab);
    if (known?.text === text && !again) return;
    const before = known?.storage.origin === storage.origin ? known.storage : undefined;
    last.set(tab, { captureId, text, storage });
    take(tab, storage, before, again);
  }

  /** A page that is just being left, or made, cannot be read for a moment: it is tried once more before anything is said. */
  function fail(tab: Tab, origin: string, wasRead: boolean): void {
    if (!/^https?:/.test(origin)) return;
    if (failed.get(tab) !== origin) {
      failed.set(tab, origin);
      touch(tab);
      return;
    }
    const text = wasRead
      ? `The storage of ${origin} was read, but could not be read again: what changed in it since is not known.`
      : `The storage of ${origin} could not be read.`;
    const told = tab.recording.toldGaps().some((gap) => gap.origin === origin && gap.text === text);
    if (!told) observe(tab, { kind: 'gap', gap: { kind: 'no-page-storage', text, origin } });
  }

  /** An area is told when something lies in it, or did before; all of them when it could not be read in between. */
  function take(tab: Tab, storage: PageStorage, before: PageStorage | undefined, again: boolean): void {
    const { origin, local, session, databases, truncated } = storage;
    const areas = [
      ['local-storage', local, before?.local],
      ['session-storage', session, before?.session],
      ['indexed-db', databases, before?.databases],
    ] as const;
    for (const [area, pairs, earlier = []] of areas) {
      if (before && !again && JSON.stringify(pairs) === JSON.stringify(earlier)) continue;
      if (area !== 'indexed-db' || pairs.length + earlier.length > 0)
        observe(tab, { kind: 'storage', at: now(), origin, area, entries: pairs });
    }
    if (truncated) {
      const left = "Some entries of the page's storage were too long, or too many, to be read.";
      observe(tab, { kind: 'gap', gap: { kind: 'no-page-storage', text: left, origin } });
    }
  }

  function touch(tab: Tab): void {
    if (timers.has(tab) || !isWatched(tab)) return;
    timers.set(
      tab,
      setTimeout(() => void readTab(tab), delayMs),
    );
  }

  return { touch };
}

/** Entries whose name says that they must never be kept are known by length alone. Of a cache, the name may hold what was asked for. */
function scrub(storage: PageStorage | undefined): PageStorage | undefined {
  if (!storage) return undefined;
  const clean = (pairs: PageStorage['local']) =>
    pairs.map(({ key, value }) => ({ key: scrubber.text(key), value: scrubber.value(key, value) }));
  const { local, session, databases } = storage;
  return { ...storage, local: clean(local), session: clean(session), databases: clean(databases) };
}
