/** Remembers what was made of a text, so that the same text costs one look-up. */
export interface Interner<Value> {
  get(text: string): Value;
}

/** Texts remembered before the older half is let go. */
const CAPACITY = 512;
/** Longer texts (in characters) are made anew each time: remembering them would hold too much memory. */
const MAX_TEXT = 131_072;

/**
 * Makes a cache around `make`, with two generations: what is used moves into the young one; when that is full, the old one is
 * dropped whole. So memory is bounded and a hit costs one or two map look-ups, without bookkeeping.
 */
export function createInterner<Value>(make: (text: string) => Value): Interner<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return {
    get(text) {
      const known = young.get(text);
      if (known !== undefined) return known;
      const value = old.get(text) ?? make(text);
      if (text.length > MAX_TEXT) return value;
      if (young.size >= CAPACITY) {
        old = young;
        young = new Map();
      }
      young.set(text, value);
      return value;
    },
  };
}
