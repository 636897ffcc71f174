import type { Header } from '../core/http/exchange.ts';

/**
 * Texts of the stored exchanges, each kept once. New ones are written together as a segment; a segment goes when none of its
 * texts is used any more, and is written anew, smaller, when most of it is dead.
 */
export interface TextSegments {
  /** Number of a text, and adds a use; the text itself the first time it comes, as most texts come only once. */
  add(text: string): number | string;
  /** The same for a header, whose text is its name, a new line, and its value. Name and value are kept as they came, for the capture keeps them too. */
  addHeader(header: Header): number | string;
  release(text: number): void;
  /** Text by number. */
  get(text: number): string | undefined;
  /** Its characters; 0 when there is none of that number. */
  lengthOf(text: number): number;
  /** Keys to write since the last call, with their values, and keys to remove. */
  takeChanges(): { write: Map<string, string>; remove: string[] };
  /** Takes a stored segment in; its texts are unused until an exchange uses them. */
  load(key: string, value: string): void;
  /** A use of a text that was loaded. */
  use(text: number): void;
  /** Drops loaded texts that nothing uses. */
  sweep(): void;
}

interface Entry {
  /** Of a header its value. */
  text: string;
  /** Of a header. */
  name: string | undefined;
  uses: number;
  segment: Segment;
}

interface Segment {
  key: string;
  texts: Set<number>;
  /** Characters written, and characters still used. */
  written: number;
  used: number;
}

export const SEGMENT_PREFIX = 's';
/** Rewriting costs a write, so it is done when at least half of a segment is dead. */
const LIVE_SHARE = 0.5;

/** Longer texts are worth a number at once: a token is seldom sent a single time. */
const MAX_INLINE = 200;
/** Places for hashes of texts seen once; of two that fall into one place the later stays. */
const SEEN = 65_536;

/** No texts yet. */
export function createTextSegments(): TextSegments {
  const byText = new Map<string, number>();
  const byHeader = new Map<string, Map<string, number>>();
  const entries = new Map<number, Entry>();
  const seenOnce = new Int32Array(SEEN);
  const dirty = new Set<Segment>();
  const gone: string[] = [];
  let nextText = 1;
  let nextSegment = 1;
  let open: Segment | undefined;

  function createSegment(key: string): Segment {
    return { key, texts: new Set(), written: 0, used: 0 };
  }

  function find(text: string, name: string | undefined): number | undefined {
    return name === undefined ? byText.get(text) : byHeader.get(name)?.get(text);
  }

  function put(id: number, entry: Entry): void {
    const { text, name, segment } = entry;
    const values = name === undefined ? byText : (byHeader.get(name) ?? new Map<string, number>());
    if (name !== undefined) byHeader.set(name, values);
    values.set(text, id);
    entries.set(id, entry);
    segment.texts.add(id);
    segment.used += lengthOf(entry);
  }

  function drop(id: number, entry: Entry): void {
    const { segment, text, name } = entry;
    entries.delete(id);
    const values = name === undefined ? byText : byHeader.get(name);
    values?.delete(text);
    if (name !== undefined && values?.size === 0) byHeader.delete(name);
    segment.texts.delete(id);
    segment.used -= lengthOf(entry);
    if (segment === open) return;
    if (segment.texts.size === 0) {
      dirty.delete(segment);
      gone.push(segment.key);
    } else if (segment.used < segment.written * LIVE_SHARE) dirty.add(segment);
  }

  function add(text: string, name?: string): number | string {
    const known = find(text, name);
    const entry = known === undefined ? undefined : entries.get(known);
    if (known !== undefined && entry) {
      entry.uses += 1;
      return known;
    }
    if (lengthOf({ text, name }) <= MAX_INLINE) {
      const whole = wholeOf({ text, name });
      const hash = hashOf(whole);
      const place = hash & (SEEN - 1);
      if (seenOnce[place] !== hash) {
        seenOnce[place] = hash;
        return whole;
      }
      seenOnce[place] = 0;
    }
    open ??= createSegment(`${SEGMENT_PREFIX}${nextSegment++}`);
    const id = nextText++;
    put(id, { text, name, uses: 1, segment: open });
    dirty.add(open);
    return id;
  }

  return {
    add: (text) => add(text),
    addHeader: ({ name, value }) => add(value, name),
    release(id) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.uses -= 1;
      if (entry.uses <= 0) drop(id, entry);
    },
    get(id) {
      const entry = entries.get(id);
      return entry && wholeOf(entry);
    },
    lengthOf(id) {
      const entry = entries.get(id);
      return entry ? lengthOf(entry) : 0;
    },
    takeChanges() {
      open = undefined;
      const write = new Map<string, string>();
      for (const segment of dirty) {
        if (segment.texts.size === 0) continue;
        segment.written = segment.used;
        const texts = [...segment.texts].map((id) => [id, wholeOf(entries.get(id) as Entry)]);
        write.set(segment.key, JSON.stringify(texts));
      }
      dirty.clear();
      return { write, remove: gone.splice(0) };
    },
    load(key, value) {
      const segment = createSegment(key);
      nextSegment = Math.max(nextSegment, Number(key.slice(SEGMENT_PREFIX.length)) + 1);
      for (const [id, text] of JSON.parse(value) as [number, string][]) {
        nextText = Math.max(nextText, id + 1);
        put(id, { ...partsOf(text), uses: 0, segment });
      }
      segment.written = segment.used;
    },
    use(id) {
      const entry = entries.get(id);
      if (entry) entry.uses += 1;
    },
    sweep() {
      for (const [id, entry] of [...entries]) if (entry.uses === 0) drop(id, entry);
    },
  };
}

/** What is stored of a text or header. */
function wholeOf({ text, name }: Pick<Entry, 'text' | 'name'>): string {
  return name === undefined ? text : `${name}\n${text}`;
}

function lengthOf({ text, name }: Pick<Entry, 'text' | 'name'>): number {
  return text.length + (name === undefined ? 0 : name.length + 1);
}

/** What was stored as a header is one again: a URL has no new line, and no more has JSON. */
function partsOf(whole: string): Pick<Entry, 'text' | 'name'> {
  const end = whole.indexOf('\n');
  return end === -1 ? { text: whole, name: undefined } : { text: whole.slice(end + 1), name: whole.slice(0, end) };
}

/** FNV-1a. Texts that fall together only get a number early, or late. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
