import type { ExchangeRow } from '../../core/capture/row.ts';
import { formatCount, formatNumberOf } from '../../ui/format.ts';
import { compileFilter, compileTerm, type FilterContext } from './match.ts';
import { KEYS, type Term } from './terms.ts';

/** Why a filter leaves nothing, and what to leave out so that something is left. */
export interface Explanation {
  text: string;
  /** A filter that matches, and how many rows it leaves. */
  without?: { filter: string; count: number };
}

/** Says which word of a filter is to blame when no row matches. */
export function explainNothing(
  rows: readonly ExchangeRow[],
  terms: readonly Term[],
  context: FilterContext,
): Explanation {
  const wrong = terms.find((term) => term.wrong !== undefined);
  if (wrong) return { text: `“${wrong.raw}” ${wrong.wrong}.`, ...leavingOut(rows, terms, wrong, context) };
  const alone = terms.find((term) => !rows.some(compileTerm(term, context)));
  if (alone) {
    return { text: `${aloneText(alone, rows.length)}${hintOf(alone)}`, ...leavingOut(rows, terms, alone, context) };
  }
  const text = `Each word matches some of ${formatNumberOf(rows.length, 'request')}, but none matches all of them.`;
  const best = [...terms].sort(
    (one, other) => countWithout(rows, terms, other, context) - countWithout(rows, terms, one, context),
  )[0];
  return { text, ...(best ? leavingOut(rows, terms, best, context) : {}) };
}

function aloneText({ raw, negated }: Term, count: number): string {
  return negated
    ? `“${raw}” leaves out all ${formatNumberOf(count, 'request')}.`
    : `“${raw}” matches none of ${formatNumberOf(count, 'request')}.`;
}

/** A word that looks like a key and is none; and what a key takes. */
function hintOf({ raw, key }: Term): string {
  if (key !== undefined) return ` ${key}: ${KEYS[key]}.`;
  const name = /^-?([a-z-]+):[^/]/.exec(raw)?.[1];
  if (name === undefined || /^https?$/.test(name)) return '';
  return ` There is no “${name}:”; it was looked for as text.`;
}

function leavingOut(
  rows: readonly ExchangeRow[],
  terms: readonly Term[],
  term: Term,
  context: FilterContext,
): Pick<Explanation, 'without'> {
  const rest = terms.filter((one) => one !== term);
  if (rest.length === 0) return {};
  const count = countWithout(rows, terms, term, context);
  return count === 0 ? {} : { without: { filter: rest.map(({ raw }) => raw).join(' '), count } };
}

function countWithout(
  rows: readonly ExchangeRow[],
  terms: readonly Term[],
  term: Term,
  context: FilterContext,
): number {
  const test = compileFilter(
    terms.filter((one) => one !== term),
    context,
  );
  return rows.filter(test).length;
}

/** "12 of 1,456". */
export function shownOf(shown: number, all: number): string {
  return `${formatCount(shown)} of ${formatCount(all)}`;
}
