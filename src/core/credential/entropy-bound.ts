const ALPHABETS: [RegExp, number][] = [
  [/^\d+$/, 10],
  [/^(?:[\da-f]+|[\dA-F]+)$/, 16],
  [/^(?:[2-7a-z]+|[2-7A-Z]+)$/, 32],
  [/^(?:[\da-z]+|[\dA-Z]+)$/, 36],
  [/^[\dA-Za-z]+$/, 62],
];
/** So much of a value is looked at; more bits than this gives make no difference. */
const MAX_LENGTH = 512;

/**
 * Upper bound of the entropy of an opaque value, in bits: its characters times the bits of the smallest usual alphabet that covers
 * them, without separators. Repeated characters count once a run, so `aaaa…` is not taken for random.
 */
export function estimateEntropyBits(value: string): number {
  const text = value.slice(0, MAX_LENGTH).replace(/[^0-9A-Za-z]/g, '');
  if (text === '') return 0;
  const size = ALPHABETS.find(([pattern]) => pattern.test(text))?.[1] ?? 64;
  let changes = 1;
  for (let at = 1; at < text.length; at++) if (text.charCodeAt(at) !== text.charCodeAt(at - 1)) changes++;
  // Few different characters over a long text: the text says less than its alphabet could.
  const distinct = new Set(text).size;
  const bits = Math.log2(Math.min(size, Math.max(2, distinct * 2)));
  return Math.floor(changes * (distinct === 1 ? 0 : bits));
}
