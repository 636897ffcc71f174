import { addFind, addNumber, type Finds, lookInto } from './finds.ts';
import { isPrivateMember } from './secret-names.ts';
import { unescapeJsonView, type View } from './view.ts';

/** A member of an object, told by where its value stands. */
interface Member {
  name: string;
  start: number;
  end: number;
}

/** Objects and lists within one another; deeper ones are passed over by `scanLoose`. */
const MAX_NESTING = 200;
/** What a JSON text begins with; all else is left to `scanLoose` from its beginning on. */
const VALUE = /^(?:["{[]|(?:-?\d[\d.eE+-]*|true|false|null)(?![\w=:]))/;
/** Names that give the name of a value beside them, and names of such values: `{"name": "password", "value": "…"}`. */
const NAMES = /^(?:name|key|field|fieldname|param|parameter|id|label|property|attribute)$/i;
const VALUES = /^(?:value|val|values|content|text|data|answer|input|v)$/i;

/**
 * Looks at the names and values of JSON texts that follow each other from `start` on. Gives the place where reading stopped, which
 * is `end` unless the text is no JSON; one that was cut short is read as far as it goes.
 */
export function scanJson(finds: Finds, view: View, start: number, end: number, depth: number): number {
  const { text } = view;

  function skip(at: number): number {
    while (at < end && text.charCodeAt(at) <= 0x20) at++;
    return at;
  }

  /** Place after the closing quotation mark, or `end` of a text that was cut short. */
  function endOfString(at: number): number {
    for (let index = at + 1; index < end; index++) {
      const unit = text.charCodeAt(index);
      if (unit === 0x22) return index + 1;
      if (unit === 0x5c) index++;
    }
    return end + 1;
  }

  function readString(at: number, secret: boolean): number {
    const after = endOfString(at);
    const from = at + 1;
    const to = Math.min(after - 1, end);
    const escaped = text.slice(from, to).includes('\\');
    if (secret) addFind(finds, view, from, to, escaped ? unescapeJsonView(view, from, to).text : text.slice(from, to));
    else if (!escaped) lookInto(finds, view, from, to, depth);
    else {
      const inner = unescapeJsonView(view, from, to);
      lookInto(finds, inner, 0, inner.text.length, depth);
    }
    return Math.min(after, end);
  }

  function readValue(at: number, secret: boolean, nesting: number): number {
    if (at >= end) return end;
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return readString(at, secret);
    if (nesting > MAX_NESTING || finds.budget-- <= 0) return -1;
    if (unit === 0x7b) return readObject(at, secret, nesting + 1);
    if (unit === 0x5b) return readList(at, secret, nesting + 1);
    let to = at;
    while (to < end && /[\w+.-]/.test(text.charAt(to))) to++;
    if (to === at) return -1;
    if (secret && /^-?\d/.test(text.slice(at, to))) addNumber(finds, view, at, to);
    return to;
  }

  function readObject(at: number, secret: boolean, nesting: number): number {
    const members: Member[] = [];
    let index = skip(at + 1);
    while (index < end) {
      if (text.charCodeAt(index) === 0x7d) return leave(members, secret, index + 1);
      if (text.charCodeAt(index) !== 0x22) return -1;
      const afterName = endOfString(index);
      if (afterName > end) return leave(members, secret, end);
      const name = text.slice(index + 1, afterName - 1);
      index = skip(afterName);
      if (index >= end) break;
      if (text.charCodeAt(index) !== 0x3a) return -1;
      const from = skip(index + 1);
      const isSecret = secret || finds.isSecret(name, text.slice(from + 1, from + 10));
      index = readValue(from, isSecret, nesting);
      if (index < 0) return -1;
      members.push({ name, start: from, end: index });
      index = skip(index);
      if (text.charCodeAt(index) === 0x2c) index = skip(index + 1);
      else if (index < end && text.charCodeAt(index) !== 0x7d) return -1;
    }
    return leave(members, secret, end);
  }

  function readList(at: number, secret: boolean, nesting: number): number {
    let index = skip(at + 1);
    while (index < end) {
      if (text.charCodeAt(index) === 0x5d) return index + 1;
      index = readValue(index, secret, nesting);
      if (index < 0) return -1;
      index = skip(index);
      if (text.charCodeAt(index) === 0x2c) index = skip(index + 1);
      else if (index < end && text.charCodeAt(index) !== 0x5d) return -1;
    }
    return end;
  }

  /** What only the whole of an object tells: it is a key, or its members are a name and a value. */
  function leave(members: readonly Member[], secret: boolean, after: number): number {
    if (secret) return after;
    const names = new Set(members.map(({ name }) => name));
    const has = (name: string) => names.has(name);
    const named = members.find(
      ({ name, start: from, end: to }) =>
        to - from < 128 && NAMES.test(name) && finds.isSecret(text.slice(from + 1, to - 1), ''),
    );
    for (const { name, start: from } of members)
      if (isPrivateMember(name, has) || (named && VALUES.test(name))) readValue(from, true, MAX_NESTING - 20);
    return after;
  }

  let at = skip(start);
  while (at < end) {
    const next = VALUE.test(text.slice(at, at + 64)) ? readValue(at, false, 0) : -1;
    if (next < 0) return at;
    at = skip(next);
    // Texts in a row, as in JSON lines; some put a comma between them.
    if (text.charCodeAt(at) === 0x2c) at = skip(at + 1);
  }
  return end;
}
