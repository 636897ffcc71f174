import type { Header } from '../http/exchange.ts';

/** Keeps each distinct text once, counts who uses it, and knows how many characters all of them take. */
export interface StringTable {
  /** The one copy of `text`; adds a use. */
  add(text: string): string;
  /** Takes a use back; the last one frees the text. */
  release(text: string): void;
  /** The one copy of a header line; adds a use. */
  addHeader(header: Header): Header;
  releaseHeader(header: Header): void;
  /** Characters of all distinct texts; what webRequest delivers is nearly always one byte a character. */
  characters(): number;
}

/** What is used once stands for itself: most texts are. */
interface Shared<T> {
  shared: T;
  uses: number;
}

/** An empty table. */
export function createStringTable(): StringTable {
  const texts = new Map<string, string | Shared<string>>();
  // By name, then by value: a joined key would build a string of the length of the value for every look-up.
  const headers = new Map<string, Map<string, Header | Shared<Header>>>();
  let total = 0;

  return {
    add(text) {
      const known = texts.get(text);
      if (known !== undefined) {
        const entry = typeof known === 'string' ? { shared: known, uses: 1 } : known;
        if (typeof known === 'string') texts.set(text, entry);
        entry.uses += 1;
        return entry.shared;
      }
      texts.set(text, text);
      total += text.length;
      return text;
    },
    release(text) {
      const known = texts.get(text);
      if (known === undefined) return;
      if (typeof known !== 'string') {
        known.uses -= 1;
        if (known.uses > 0) return;
      }
      texts.delete(text);
      total -= text.length;
    },
    addHeader(header) {
      let values = headers.get(header.name);
      if (!values) {
        values = new Map();
        headers.set(header.name, values);
        total += header.name.length;
      }
      const known = values.get(header.value);
      if (known) {
        const entry = 'uses' in known ? known : { shared: known, uses: 1 };
        if (!('uses' in known)) values.set(header.value, entry);
        entry.uses += 1;
        return entry.shared;
      }
      const shared: Header = { name: header.name, value: header.value };
      values.set(header.value, shared);
      total += header.value.length;
      return shared;
    },
    releaseHeader(header) {
      const values = headers.get(header.name);
      const known = values?.get(header.value);
      if (!values || !known) return;
      if ('uses' in known) {
        known.uses -= 1;
        if (known.uses > 0) return;
      }
      values.delete(header.value);
      total -= header.value.length;
      if (values.size > 0) return;
      headers.delete(header.name);
      total -= header.name.length;
    },
    characters: () => total,
  };
}
