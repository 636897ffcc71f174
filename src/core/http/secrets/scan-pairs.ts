import { addFind, type Finds, lookInto } from './finds.ts';
import { isTypedCode } from './secret-names.ts';
import type { View } from './view.ts';

/** How names and values follow each other: in a URL or form, in a Cookie or Set-Cookie field, or in a list of parameters. */
export type PairStyle = 'query' | 'cookie' | 'list';

const SEPARATORS: Readonly<Record<PairStyle, RegExp>> = {
  query: /[?&;#]/g,
  cookie: /[;\n]/g,
  list: /[?&;#,\s<>]/g,
};
/** A piece without a name after one of these may be the rest of a value. */
const MAY_GO_ON = /[;,\s]/;

interface Piece {
  start: number;
  end: number;
  /** Place of the equals sign; -1 where there is none. */
  equals: number;
  before: string;
}

/** Looks at `name=value` pairs. */
export function scanPairs(finds: Finds, view: View, start: number, end: number, depth: number, style: PairStyle): void {
  const pieces = split(view.text, start, end, SEPARATORS[style]);
  const known = new Map<string, boolean>();
  const others = (other: string) => {
    let has = known.get(other);
    if (has === undefined) {
      has = view.text.includes(`${other}=`);
      known.set(other, has);
    }
    return has;
  };
  for (let index = 0; index < pieces.length; index++) {
    const { start: from, end: to, equals } = pieces[index] as Piece;
    if (equals < 0) {
      lookInto(finds, view, from, to, depth);
      continue;
    }
    const name = view.text.slice(from, equals).trim();
    let after = to;
    const raw = view.text.slice(equals + 1, to);
    const value = decodeValue(raw);
    if (finds.isSecret(name, value) || isTypedCode(name, value, others)) {
      if (style !== 'cookie') {
        for (let next = pieces[index + 1]; next && next.equals < 0; next = pieces[index + 1]) {
          if (!MAY_GO_ON.test(next.before)) break;
          if (next.end > next.start) after = next.end;
          index++;
        }
      }
      let first = equals + 1;
      while (first < after && view.text.charCodeAt(first) === 0x20) first++;
      const quoted = after - first >= 2 && view.text.charAt(first) === '"' && view.text.charAt(after - 1) === '"';
      const [inner, outer] = quoted ? [first + 1, after - 1] : [first, after];
      addFind(finds, view, inner, outer, decodeValue(view.text.slice(inner, outer)));
    } else lookInto(finds, view, equals + 1, to, depth);
  }
}

function split(text: string, start: number, end: number, separators: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let before = '';
  separators.lastIndex = start;
  let nextEquals = -1;
  let nextQuote = -1;
  while (from <= end) {
    const found = separators.exec(text);
    let to = found && found.index < end ? found.index : end;
    if (nextEquals < from) nextEquals = find(text, '=', from);
    const equals = nextEquals;
    const hasName = equals < to;
    // Separators within quotation marks separate nothing.
    if (hasName && text.charAt(equals + 1) === '"') {
      if (nextQuote < equals + 2) nextQuote = find(text, '"', equals + 2);
      if (nextQuote > to && nextQuote < end) {
        separators.lastIndex = nextQuote + 1;
        const next = separators.exec(text);
        to = next && next.index < end ? next.index : end;
      }
    }
    pieces.push({ start: from, end: to, equals: hasName ? equals : -1, before });
    if (to >= end) break;
    before = text.charAt(to);
    from = to + 1;
    separators.lastIndex = from;
  }
  return pieces;
}

function find(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** What a value of a form stands for; as it is where it cannot be decoded. */
function decodeValue(raw: string): string {
  if (!/[%+]/.test(raw)) return raw;
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return raw;
  }
}
