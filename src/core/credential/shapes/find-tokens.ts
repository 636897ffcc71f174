import { detectJwt, mayStartObject } from '../decode/jwt-detect.ts';
import { detectTextShape } from './detect-shape.ts';

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
/** Places in one run of token characters at which a token may begin. */
const MAX_STARTS = 16;

const WORD = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.')
  WORD[character.charCodeAt(0)] = 1;

/**
 * Finds JWTs and keys of well-known shape in any text: a body, a script, a storage value. Linear: it looks at every twentieth
 * character, and closer only where that one can be part of a token, for no token is shorter than the step.
 */
export function findTokens(text: string, { limit = 100 }: FindOptions = {}): TokenInText[] {
  const found: TokenInText[] = [];
  const { length } = text;
  let from = 0;
  for (let probe = SHORTEST - 1; probe < length && found.length < limit; ) {
    const unit = text.charCodeAt(probe);
    if (unit > 127 || WORD[unit] === 0) {
      from = probe + 1;
      probe += SHORTEST;
      continue;
    }
    let start = probe;
    while (start > from && isWord(text.charCodeAt(start - 1))) start--;
    // The next character that ends the run; if it comes too soon there is no token, and the search goes on behind it.
    let end = probe + 1;
    while (end < length && isWord(text.charCodeAt(end))) end++;
    if (end - start >= SHORTEST) readRun(text, start, end, found);
    from = end + 1;
    probe = end + SHORTEST;
  }
  if (found.length > limit) found.length = limit;
  return found;
}

function isWord(unit: number): boolean {
  return unit < 128 && WORD[unit] === 1;
}

/** Tests a run of token characters at its start, after a percent-escape, and where a new word begins inside. */
function readRun(text: string, start: number, end: number, found: TokenInText[]): void {
  let at = start;
  if (text.charCodeAt(start - 1) === 0x25 && /^[0-9A-F]{2}/i.test(text.slice(start, start + 2))) at += 2;
  for (let starts = 0; starts < MAX_STARTS && end - at >= SHORTEST; starts++) {
    const token = readAt(text, at, end);
    if (token !== undefined) {
      found.push(token);
      at = token.end + 1;
    } else {
      while (at < end && isLetterOrDigit(text.charCodeAt(at))) at++;
      while (at < end && !isLetterOrDigit(text.charCodeAt(at))) at++;
    }
  }
}

function isLetterOrDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function readAt(text: string, start: number, end: number): TokenInText | undefined {
  const first = text.charCodeAt(start);
  if (first === 0x65 && mayStartObject(text.slice(start, start + 4))) {
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
