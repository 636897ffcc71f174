import { decodeBinary, encodeBinary, mayBeJsonInBase64 } from './base64-text.ts';
import { addFind, applyFinds, type Finds, MAX_DEPTH } from './finds.ts';
import { mayNameSecret } from './may-name-secret.ts';
import { scanJson } from './scan-json.ts';
import { type PairStyle, scanPairs } from './scan-pairs.ts';
import { scanKeys, scanLoose, scanXml } from './scan-text.ts';
import { decodePercentView, decodeUtf8View, placeOf, unescapeJsonView, type View } from './view.ts';

/** What is a secret, and what stands in its place. */
export type Search = Pick<Finds, 'isSecret' | 'replace'>;

/** Values looked at in one text. */
const MAX_VALUES = 50_000;
const BASIC = /^basic[ \t]+(?=\S+$)/i;
const USERINFO = /:\/\/[^/?#\s@:"'<>]*:([^/?#\s"'<>]*)@/g;

const MAY_HAVE_USERINFO = /:(?:\\?\/){2}[^/?#\s@:"'<>\\]*:[^/?#\s"'<>\\]*@/;

/** True for a text with a URL that has a password before its host. */
export function mayHaveUserinfo(text: string): boolean {
  return text.includes('@') && MAY_HAVE_USERINFO.test(text);
}

/**
 * The text with each secret in it replaced, in whatever it is written: JSON, a form or query, a URL, XML, GraphQL; percent-encoded
 * once or more, escaped, in base64, and one within the other. `style` says how a text without such marks of its own is to be read.
 * The same text when there is none. Linear in its length, never throws.
 */
export function replaceSecrets(text: string, search: Search, style?: PairStyle): string {
  const finds: Finds = { ...search, pieces: [], budget: MAX_VALUES, inside };
  const view: View = { text };
  if (style === undefined) inside(finds, view, 0, text.length, 0);
  else {
    scanUserinfo(finds, view, 0, text.length);
    scanPairs(finds, view, 0, text.length, 0, style);
  }
  return applyFinds(text, finds);
}

function inside(finds: Finds, view: View, start: number, end: number, depth: number): void {
  const whole = view.text.slice(start, end);
  const text = whole.trim();
  if (text.length < 4) return;
  const from = start + whole.length - whole.trimStart().length;
  const to = from + text.length;
  const first = text.charAt(0);
  scanKeys(finds, view, from, to);
  if (first === '{' || first === '[') {
    const stopped = scanJson(finds, view, from, to, depth);
    if (stopped < to) scanLoose(finds, view, stopped, to, depth);
    return;
  }
  if (first === '"' && text.endsWith('"') && text.length > 2) {
    const inner = unescapeJsonView(view, from + 1, to - 1);
    if (depth < MAX_DEPTH) inside(finds, inner, 0, inner.text.length, depth + 1);
    return;
  }
  if (/^<[\p{L}?!][^\s:>]*(?::[^/\s>]|[\s>])/u.test(text)) {
    scanXml(finds, view, from, to, depth);
    return;
  }
  if (mayBeJsonInBase64(text)) {
    scanBase64(finds, view, from, to, depth);
    return;
  }
  const basic = BASIC.exec(text);
  if (basic) {
    scanBasic(finds, view, from + basic[0].length, to);
    return;
  }
  scanUserinfo(finds, view, from, to);
  if (text.includes('=')) scanPairs(finds, view, from, to, depth, /\s/.test(text) ? 'list' : 'query');
  else if (text.includes('%') && depth < MAX_DEPTH) {
    const inner = decodePercentView(view, from, to);
    if (inner.text !== text) inside(finds, inner, 0, inner.text.length, depth + 1);
  }
  if (/[:"']|\s=/.test(text) && mayNameSecret(text)) scanLoose(finds, view, from, to, depth);
}

/** Passwords in the user information of URLs. */
function scanUserinfo(finds: Finds, view: View, start: number, end: number): void {
  const text = view.text.slice(start, end);
  if (!text.includes('@') || !text.includes('://')) return;
  USERINFO.lastIndex = 0;
  for (let match = USERINFO.exec(text); match !== null; match = USERINFO.exec(text)) {
    const password = match[1] as string;
    const to = start + match.index + match[0].length - 1;
    addFind(finds, view, to - password.length, to, password);
  }
}

/** JSON in base64, read as what it says. */
function scanBase64(finds: Finds, view: View, start: number, end: number, depth: number): void {
  const binary = decodeBinary(view.text.slice(start, end));
  if (binary === undefined || depth >= MAX_DEPTH) return;
  const own: Finds = { ...finds, pieces: [] };
  const text = decodeUtf8View(binary);
  inside(own, text, 0, text.text.length, depth + 1);
  finds.budget = own.budget;
  if (own.pieces.length > 0) rewrite(finds, view, start, end, applyFinds(binary, own));
}

/** `user:password` in base64: all behind the colon goes. */
function scanBasic(finds: Finds, view: View, start: number, end: number): void {
  const encoded = view.text.slice(start, end);
  const binary = decodeBinary(encoded);
  const colon = binary?.indexOf(':') ?? -1;
  if (binary === undefined || colon < 0) return;
  const password = binary.slice(colon + 1);
  if (password !== '') {
    const kept = binary.slice(0, binary.length - password.length);
    rewrite(finds, view, start, end, kept + finds.replace(password, password.length));
  }
}

/** Writes a text in base64 anew, as long as it was. Each character stands where it stood, percent-encoded if it was. */
function rewrite(finds: Finds, view: View, start: number, end: number, binary: string): void {
  const again = encodeBinary(binary, view.text.slice(start, end));
  let text = again;
  if (view.map) {
    text = '';
    for (let index = 0; index < again.length; index++) {
      const length = placeOf(view, start + index + 1) - placeOf(view, start + index);
      text += length === 3 ? `%${again.charCodeAt(index).toString(16).toUpperCase()}` : again.charAt(index);
    }
  }
  finds.pieces.push({ start: placeOf(view, start), end: placeOf(view, end), text });
}
