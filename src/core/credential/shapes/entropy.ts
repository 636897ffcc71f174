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

/** Words that stand before an identifier, `sess_`; as letters of the identifier itself they are too rare to matter. */
const PREFIX =
  /^(?:s:|v\d\.|[a-z]{2,8}_(?:live|test)_|(?:sess|session|sid|tok|token|auth|key|user|usr|uid|gh[a-z]|xox[a-z]|sk|pk|rk|ak|at|rt|pat|api)[_-])/;
/** A character that comes again after itself so often adds nothing more; random hexadecimal digits do so once in 65,000 places. */
const MAX_RUN = 4;

/**
 * Upper bound of the entropy of an identifier, in bits: characters times the bits of the alphabet. Only a bound: a value may look
 * random and be none. Values whose bound is low cannot be good session IDs, which is what it is for. Of 128 random bits in any
 * usual form it gives 112 or more, in all but one of many thousands.
 */
export function measureEntropy(value: string): EntropyBound {
  const text = value
    .slice(0, MAX_LENGTH)
    .replace(PREFIX, '')
    .replace(/=+$/, '')
    .replace(/[.:~|!,*]/g, '');
  // Hyphens of a UUID and the like separate; in base64url they are digits.
  const hyphens = /^[\da-f]+(?:-[\da-f]+)+$/i.test(text) ? text.replaceAll('-', '') : text;
  const alphabet = ALPHABETS.find(([pattern]) => pattern.test(hyphens))?.[1] ?? 64;
  let characters = 0;
  let run = 0;
  for (let at = 0; at < hyphens.length; at++) {
    run = at > 0 && hyphens.charCodeAt(at) === hyphens.charCodeAt(at - 1) ? run + 1 : 1;
    if (run <= MAX_RUN) characters++;
  }
  const constant = run === hyphens.length;
  return { bits: constant ? 0 : Math.floor(characters * Math.log2(alphabet)), alphabet, characters };
}
