import { isHarmless } from './secret-names.ts';
import { placeOf, type View } from './view.ts';

/** What was found in a text so far, and how to look on. */
export interface Finds {
  /** True when the value of this name is to go. */
  isSecret(name: string, value: string): boolean;
  /** Gives what is to stand in place of a secret; in a text that stays in use it must be `length` characters long. */
  replace(value: string, length: number): string;
  pieces: { start: number; end: number; text: string }[];
  /** Values that are still looked at: what is built to be deep or long takes no more time than this. */
  budget: number;
  /** Looks into a part of a view, whatever it is written in. */
  inside(finds: Finds, view: View, start: number, end: number, depth: number): void;
}

/** Decoding a text within a text within a text ends here. */
export const MAX_DEPTH = 8;
/** Something that may hold names and values, or hide them. */
const STRUCTURED = /[{[<=?%&:"\\]|^(?:e[yw]|W[13yz])/;

/** Looks into the value of a name that is no secret itself. */
export function lookInto(finds: Finds, view: View, start: number, end: number, depth: number): void {
  if (end - start < 6 || depth >= MAX_DEPTH || finds.budget-- <= 0) return;
  if (STRUCTURED.test(view.text.slice(start, end))) finds.inside(finds, view, start, end, depth + 1);
}

/** Notes that a part of a view is to be replaced; `value` is what it stands for. */
export function addFind(finds: Finds, view: View, start: number, end: number, value: string): void {
  if (isHarmless(value)) return;
  const from = placeOf(view, start);
  const to = placeOf(view, end);
  if (to > from) finds.pieces.push({ start: from, end: to, text: finds.replace(value, to - from) });
}

/** The same of a number in JSON, which a text replaces. */
export function addNumber(finds: Finds, view: View, start: number, end: number): void {
  const from = placeOf(view, start);
  const to = placeOf(view, end);
  if (to - from < 3) return;
  finds.pieces.push({ start: from, end: to, text: `"${finds.replace(view.text.slice(start, end), to - from - 2)}"` });
}

/** The text with all that was found replaced, holding on to nothing of what it was; the same text when nothing was found. */
export function applyFinds(text: string, { pieces }: Finds): string {
  if (pieces.length === 0) return text;
  pieces.sort((one, other) => one.start - other.start || other.end - one.end);
  const parts: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.start < at) continue;
    parts.push(text.slice(at, piece.start), piece.text);
    at = piece.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
