import type { Fact } from '../core/capture/fact.ts';
import type { Gap } from '../core/capture/gap.ts';
import { byteLength } from '../core/http/header.ts';
import type { SessionStorage } from '../platform/storage-session.ts';
import { numbersOf, type PackedFact, packFact, textsOf, unpackFact } from './pack-fact.ts';
import { createTextSegments, SEGMENT_PREFIX } from './text-segments.ts';

/** What is remembered of a tab beside its facts. */
export interface TabRecord {
  tabId: number;
  captureId: number;
  url: string;
  keep: boolean;
  paused: boolean;
  /** Exchanges that were let go of in storage, so that a later worker will not know them. */
  evicted: number;
  /** What was before this time (milliseconds since the epoch) was cleared, or passed over while paused. */
  from: number;
  /** What could not be seen. */
  gaps: Gap[];
}

export interface Restored {
  tabs: TabRecord[];
  /** By capture, in order. */
  facts: Map<number, Fact[]>;
}

/** Keeps captures in the browser's session memory, in small increments, never more than its limit. */
export interface Persistence {
  /** Queues a fact. Exchanges are stored once they have ended; gaps are part of the tab's record. */
  add(captureId: number, fact: Fact): void;
  putTab(tab: TabRecord): void;
  forgetTab(tabId: number): void;
  /** Removes all facts of a capture. */
  forget(captureId: number): void;
  /** Queues what others keep beside the facts; what is removed goes only once the rest is stored. */
  putBeside(write: Readonly<Record<string, string>>, remove?: readonly string[]): void;
  /** Writes what is queued, all of it at once: a worker may die between two writes. Resolves when it is stored. Never rejects. */
  flush(): Promise<void>;
  /** Takes in what earlier workers stored. */
  restore(stored: Readonly<Record<string, unknown>>): Restored;
  /** Bytes stored. */
  bytes(): number;
}

export interface PersistenceOptions {
  storage: SessionStorage;
  limitBytes?: number;
  /** Exchanges of a capture had to be dropped from storage. */
  onEvicted?: (captureId: number, count: number) => void;
}

const CHUNK_PREFIX = 'x';
const TAB_PREFIX = 't';
/** Browsers give 10 MB; the promise is 8, and a rewrite needs some room. */
const DEFAULT_LIMIT = 7 * 1024 * 1024;
/** One fact may not take the place of all others. */
const MAX_FACT = 512 * 1024;

interface Chunk {
  key: string;
  exchanges: number;
  /** Numbers of the texts it uses, each as often as it does. */
  texts: Uint32Array;
}

/** Persistence that has read nothing yet: `restore` comes first. */
export function createPersistence({ storage, limitBytes = DEFAULT_LIMIT, onEvicted }: PersistenceOptions): Persistence {
  const texts = createTextSegments();
  const sizes = new Map<string, number>();
  const chunks = new Map<number, Chunk[]>();
  const queued = new Map<number, PackedFact[]>();
  const tabs = new Map<number, string>();
  const beside = new Map<string, string>();
  let besideRemovals: string[] = [];
  let removals: string[] = [];
  let total = 0;
  let nextChunk = 1;
  let writing: Promise<void> | undefined;

  function account(key: string, value: string): void {
    const size = key.length + byteLength(value);
    total += size - (sizes.get(key) ?? 0);
    sizes.set(key, size);
  }

  function removeKey(key: string): void {
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
    removals.push(key);
  }

  function dropChunk(chunk: Chunk): void {
    for (const text of chunk.texts) texts.release(text);
    removeKey(chunk.key);
  }

  /** Drops the oldest chunk of the capture that has most of them. */
  function evictOne(): boolean {
    let fullest: [number, Chunk[]] | undefined;
    for (const entry of chunks) if (!fullest || entry[1].length > fullest[1].length) fullest = entry;
    const oldest = fullest?.[1].shift();
    if (!fullest || !oldest) return false;
    if (fullest[1].length === 0) chunks.delete(fullest[0]);
    dropChunk(oldest);
    onEvicted?.(fullest[0], oldest.exchanges);
    return true;
  }

  function takeItems(): Map<string, string> {
    const items = new Map<string, string>();
    for (const [captureId, packed] of queued) {
      const key = `${CHUNK_PREFIX}${captureId}/${nextChunk++}`;
      const ofCapture = chunks.get(captureId) ?? [];
      ofCapture.push(createChunk(key, packed));
      chunks.set(captureId, ofCapture);
      items.set(key, JSON.stringify(packed));
    }
    queued.clear();
    for (const [tabId, value] of tabs) items.set(`${TAB_PREFIX}${tabId}`, value);
    tabs.clear();
    for (const [key, value] of items) account(key, value);
    takeTexts(items);
    while (total > limitBytes && evictOne()) takeTexts(items);
    // What was evicted before it was ever written.
    for (const key of removals) items.delete(key);
    for (const [key, value] of beside) items.set(key, value);
    beside.clear();
    return items;
  }

  function takeTexts(items: Map<string, string>): void {
    const { write, remove } = texts.takeChanges();
    for (const [key, value] of write) {
      items.set(key, value);
      account(key, value);
    }
    for (const key of remove) {
      items.delete(key);
      removeKey(key);
    }
  }

  async function write(): Promise<void> {
    let items = takeItems();
    const over = besideRemovals;
    besideRemovals = [];
    // What was evicted goes first, so that old and new are never both over the limit.
    await removeKeys();
    for (let attempt = 0; items.size > 0 && attempt < 4; attempt += 1) {
      if (await storage.write(Object.fromEntries(items))) break;
      // The browser counts otherwise than we do: make room and try with what is left.
      for (let count = Math.ceil(sizes.size / 4); count > 0; count -= 1) if (!evictOne()) break;
      const gone = new Set(removals);
      await removeKeys();
      const again = items;
      items = takeItems();
      for (const key of removals) gone.add(key);
      for (const [key, value] of again) if (!gone.has(key) && !items.has(key)) items.set(key, value);
    }
    removals.push(...over);
    await removeKeys();
  }

  async function removeKeys(): Promise<void> {
    if (removals.length === 0) return;
    const keys = removals;
    removals = [];
    await storage.remove(keys);
  }

  function hasWork(): boolean {
    return queued.size + tabs.size + beside.size + besideRemovals.length + removals.length > 0;
  }

  return {
    add(captureId, fact) {
      const packed = packFact(fact, texts.add, texts.addHeader);
      if (!packed) return;
      let size = 0;
      for (const text of textsOf(packed)) size += typeof text === 'string' ? text.length : texts.lengthOf(text);
      const fields = fact.kind === 'exchange' ? (fact.exchange.requestBody?.fields ?? []) : [];
      for (const { name, value } of fields) size += name.length + (value?.length ?? 0);
      if (size > MAX_FACT) {
        for (const text of numbersOf(packed)) texts.release(text);
        if (fact.kind === 'exchange') onEvicted?.(captureId, 1);
        return;
      }
      const known = queued.get(captureId);
      if (known) known.push(packed);
      else queued.set(captureId, [packed]);
    },
    putTab: (tab) => void tabs.set(tab.tabId, JSON.stringify(tab)),
    forgetTab(tabId) {
      tabs.delete(tabId);
      removeKey(`${TAB_PREFIX}${tabId}`);
    },
    putBeside(write, remove = []) {
      for (const [key, value] of Object.entries(write)) beside.set(key, value);
      besideRemovals.push(...remove);
    },
    forget(captureId) {
      for (const packed of queued.get(captureId) ?? []) for (const text of numbersOf(packed)) texts.release(text);
      queued.delete(captureId);
      for (const chunk of chunks.get(captureId) ?? []) dropChunk(chunk);
      chunks.delete(captureId);
    },
    async flush() {
      // One write at a time; what comes meanwhile goes together into the next.
      while (hasWork()) {
        writing ??= write().finally(() => {
          writing = undefined;
        });
        await writing;
      }
      await writing;
    },
    restore(stored) {
      const restored: Restored = { tabs: [], facts: new Map() };
      const items = Object.entries(stored).filter((item): item is [string, string] => typeof item[1] === 'string');
      for (const [key, value] of items) {
        if (key.startsWith(SEGMENT_PREFIX)) texts.load(key, value);
        if (/^t\d/.test(key)) restored.tabs.push(JSON.parse(value) as TabRecord);
        if (/^[stx]\d/.test(key)) account(key, value);
      }
      for (const { captureId, order, key, value } of chunksOf(items)) {
        nextChunk = Math.max(nextChunk, order + 1);
        const packed = JSON.parse(value) as PackedFact[];
        for (const one of packed) for (const text of numbersOf(one)) texts.use(text);
        const ofCapture = chunks.get(captureId) ?? [];
        ofCapture.push(createChunk(key, packed));
        chunks.set(captureId, ofCapture);
        const facts = restored.facts.get(captureId) ?? [];
        for (const one of packed) {
          const fact = unpackFact(one, texts.get);
          if (fact) facts.push(fact);
        }
        restored.facts.set(captureId, facts);
      }
      texts.sweep();
      return restored;
    },
    bytes: () => total,
  };
}

function createChunk(key: string, packed: readonly PackedFact[]): Chunk {
  const exchanges = packed.filter(([first]) => typeof first === 'number').length;
  return { key, exchanges, texts: Uint32Array.from(packed.flatMap(numbersOf)) };
}

function chunksOf(
  items: readonly [string, string][],
): { captureId: number; order: number; key: string; value: string }[] {
  const found = items.flatMap(([key, value]) => {
    const match = /^x(\d+)\/(\d+)$/.exec(key);
    return match ? [{ captureId: Number(match[1]), order: Number(match[2]), key, value }] : [];
  });
  return found.sort((a, b) => a.order - b.order);
}
