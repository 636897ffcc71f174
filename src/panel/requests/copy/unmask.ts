import type { Exchange } from '../../../core/http/exchange.ts';
import type { Unmask } from './formats.ts';

/** What stands for a credential in a masked text: `{jwt#1 (812 characters)}`, `{jwt#1}` or `jwt#1 (812 characters)`. */
const MASKED =
  /\{([a-z][a-z0-9-]{1,30}#\d{1,6})(?: \([\d,]+ characters?\))?\}|\b([a-z][a-z0-9-]{1,30}#\d{1,6}) \([\d,]+ characters?\)/g;
const MAX_CREDENTIALS = 60;

/** The pseudonyms in what is sent of an exchange, each once. */
export function pseudonymsIn({ url, requestHeaders, requestBody }: Exchange): string[] {
  const texts = [
    url,
    ...requestHeaders.map(({ value }) => value),
    ...(requestBody?.fields ?? []).map((field) => field.value ?? ''),
  ];
  const found = texts.flatMap((text) => [...text.matchAll(MASKED)].map((match) => match[1] ?? match[2] ?? ''));
  return [...new Set(found)].slice(0, MAX_CREDENTIALS);
}

/** Puts the values in place of what stands for them; what has none stays as it is. */
export function createUnmask(values: ReadonlyMap<string, string>): Unmask {
  return (text) => text.replace(MASKED, (whole, braced, bare) => values.get(braced ?? bare) ?? whole);
}

/** Leaves everything masked. */
export const asShown: Unmask = (text) => text;

/** How many values of a text are told by their length only. */
export function countMasked(text: string): number {
  return text.match(/\b[\d,]+ characters?\b/g)?.length ?? 0;
}
