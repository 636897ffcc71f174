/** An upper bound of how random a value can be. */
export interface EntropyBound {
  bits: number;
  /** Size of the smallest usual alphabet that covers the value. */
  alphabet: number;
  /** Characters counted: without constant prefixes, separators and padding. */
  characters: number;
}

const ALPHABETS: readonly [RegExp, number][] = [
  [/^\d*$/, 10],
  [/^(?:[\da-f]*|[\dA-F]*)$/, 16],
  [/^(?:[a-z2-7]*|[A-Z2-7]*)$/, 32],
  [/^(?:[\da-z]*|[\dA-Z]*)$/, 36],
  [/^[\dA-Za-z]*$/, 62],
];
/** So much of a value is looked at. */
const MAX_LENGTH = 4096;

/**
 * Upper bound of the entropy of an identifier, in bits: characters times the bits of the alphabet. Only a bound: a value may look
 * random and be none. Values whose bound is low cannot be good session IDs, which is what it is for.
 */
export function measureEntropy(value: string): EntropyBound {
  const text = value
    .slice(0, MAX_LENGTH)
    .replace(/^(?:s:|v\d\.|[a-z]{2,8}_(?:live_|test_)?|[a-z]{3,8}-)/, '')
    .replace(/=+$/, '')
    .replace(/[.:~|!,*]/g, '');
  // Hyphens of a UUID and the like separate; in base64url they are digits.
  const hyphens = /^[\da-f]+(?:-[\da-f]+)+$/i.test(text) ? text.replaceAll('-', '') : text;
  const alphabet = ALPHABETS.find(([pattern]) => pattern.test(hyphens))?.[1] ?? 64;
  // A character that only repeats the one before it adds nothing.
  let characters = hyphens === '' ? 0 : 1;
  for (let at = 1; at < hyphens.length; at++) if (hyphens.charCodeAt(at) !== hyphens.charCodeAt(at - 1)) characters++;
  const constant = characters <= 1;
  return { bits: constant ? 0 : Math.floor(characters * Math.log2(alphabet)), alphabet, characters };
}
