/**
 * Texts of the stored exchanges, each kept once. New ones are written together as a segment; a segment goes when none of its
 * texts is used any more, and is written anew, smaller, when most of it is dead.
 */
export interface TextSegments {
  /** Number of a text, and adds a use; the text itself the first time it comes, as most texts come only once. */
  add(text: string): number | string;
  release(text: number): void;
  /** Text by number. */
  get(text: number): string | undefined;
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
  text: string;
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

  function drop(id: number, entry: Entry): void {
    const { segment } = entry;
    entries.delete(id);
    byText.delete(entry.text);
    segment.texts.delete(id);
    segment.used -= entry.text.length;
    if (segment === open) return;
    if (segment.texts.size === 0) {
      dirty.delete(segment);
      gone.push(segment.key);
    } else if (segment.used < segment.written * LIVE_SHARE) dirty.add(segment);
  }

  return {
    add(text) {
      const known = byText.get(text);
      const entry = known === undefined ? undefined : entries.get(known);
      if (known !== undefined && entry) {
        entry.uses += 1;
        return known;
      }
      if (text.length <= MAX_INLINE) {
        const hash = hashOf(text);
        const place = hash & (SEEN - 1);
        if (seenOnce[place] !== hash) {
          seenOnce[place] = hash;
          return text;
        }
        seenOnce[place] = 0;
      }
      open ??= createSegment(`${SEGMENT_PREFIX}${nextSegment++}`);
      const id = nextText++;
      byText.set(text, id);
      entries.set(id, { text, uses: 1, segment: open });
      open.texts.add(id);
      open.used += text.length;
      dirty.add(open);
      return id;
    },
    release(id) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.uses -= 1;
      if (entry.uses <= 0) drop(id, entry);
    },
    get: (id) => entries.get(id)?.text,
    takeChanges() {
      open = undefined;
      const write = new Map<string, string>();
      for (const segment of dirty) {
        if (segment.texts.size === 0) continue;
        segment.written = segment.used;
        write.set(segment.key, JSON.stringify([...segment.texts].map((id) => [id, entries.get(id)?.text])));
      }
      dirty.clear();
      return { write, remove: gone.splice(0) };
    },
    load(key, value) {
      const segment = createSegment(key);
      nextSegment = Math.max(nextSegment, Number(key.slice(SEGMENT_PREFIX.length)) + 1);
      for (const [id, text] of JSON.parse(value) as [number, string][]) {
        nextText = Math.max(nextText, id + 1);
        byText.set(text, id);
        entries.set(id, { text, uses: 0, segment });
        segment.texts.add(id);
        segment.used += text.length;
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

/** FNV-1a. Texts that fall together only get a number early, or late. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
