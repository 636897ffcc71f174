import { detectJwt } from '../decode/jwt-detect.ts';
import { detectTextShape } from './detect-shape.ts';
import { TOKEN_SHAPES } from './token-shapes.ts';

/** A token that stands somewhere in a text. */
export interface TokenInText {
  kind: 'jws' | 'jwe' | 'broken-jwt' | 'shape';
  /** Id of the shape when `kind` is `shape`. */
  shape?: string;
  value: string;
  /** Offsets in characters. */
  start: number;
  end: number;
}

export interface FindOptions {
  /** Stops after so many tokens; 100 unless told. */
  limit?: number;
}

/** No token that is looked for is shorter. */
const SHORTEST = 20;
/** Places in one run of token characters at which a token may begin; so that one endless run costs no more than one look each. */
const MAX_STARTS = 16;
const NOT_WORD = /[^\w.-]/g;

/** Base64url of a JSON object's first bytes: a brace, then a quotation mark, a space, a line break or a tab. */
const JWT_START = 'e[wy][0-3A-DIJk-r]';

/** How each token begins, at the beginning of a word. One regular expression, for the engine searches faster than any loop here. */
const STARTS = `\\b(?:${[JWT_START, ...TOKEN_SHAPES.flatMap(({ inText }) => inText ?? [])].join('|')})`;

/** Beginnings of a JWT that are none of a word: `Bearer%20eyJ`, `token_eyJ`. */
const STARTS_WITHIN = `(?:%[0-9A-Fa-f]{2}|_)(?=${JWT_START})`;

/**
 * Finds JWTs and keys of well-known shape in any text: a body, a script, a storage value; in the order they stand. Linear, whatever
 * the text: beginnings are searched for natively, and only there it looks closer.
 */
export function findTokens(text: string, { limit = 100 }: FindOptions = {}): TokenInText[] {
  const found = search(text, new RegExp(STARTS, 'g'), limit);
  const within = search(text, new RegExp(STARTS_WITHIN, 'g'), limit);
  if (within.length === 0) return found;
  // A beginning within a token that was found already is none of its own.
  const own = within.filter(({ start }) => !found.some((token) => token.start <= start && start < token.end));
  return [...found, ...own].sort((a, b) => a.start - b.start).slice(0, limit);
}

function search(text: string, starts: RegExp, limit: number): TokenInText[] {
  const found: TokenInText[] = [];
  let runEnd = 0;
  let inRun = 0;
  for (let match = starts.exec(text); match !== null && found.length < limit; match = starts.exec(text)) {
    const start = STARTS_WITHIN === starts.source ? starts.lastIndex : match.index;
    if (start >= runEnd) {
      runEnd = findRunEnd(text, start);
      inRun = 0;
    }
    const tooMany = ++inRun > MAX_STARTS;
    const token = tooMany || runEnd - start < SHORTEST ? undefined : readAt(text, start, runEnd);
    if (token !== undefined) found.push(token);
    starts.lastIndex = token?.end ?? (tooMany ? runEnd : Math.max(start + 1, starts.lastIndex));
  }
  return found;
}

function findRunEnd(text: string, start: number): number {
  NOT_WORD.lastIndex = start;
  return NOT_WORD.exec(text)?.index ?? text.length;
}

function readAt(text: string, start: number, end: number): TokenInText | undefined {
  if (text.charCodeAt(start) === 0x65) {
    let value = text.slice(start, end);
    let form = detectJwt(value);
    // A full stop after a token in a sentence is not its fourth part.
    if (form === 'broken' && value.endsWith('.')) {
      value = value.slice(0, -1);
      form = detectJwt(value) ?? form;
    }
    if (form === undefined) return undefined;
    return { kind: form === 'broken' ? 'broken-jwt' : form, value, start, end: start + value.length };
  }
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === 0x2e) last--;
  const value = text.slice(start, last);
  const shape = detectTextShape(value);
  return shape && { kind: 'shape', shape: shape.id, value, start, end: start + value.length };
}
