import { isHiddenValue } from '../http/hidden-value.ts';
import { senseOfName } from './names/sense.ts';

/** Pairs read of one value. */
const MAX_PAIRS = 16;
const MAX_TEXT = 8192;
const MIN_SECRET = 8;
const PAIR = /([A-Za-z][\w.-]{0,63})\s{0,4}=\s{0,4}("[^"]*"|[^;,"]*)/g;

/** The credential in a header that holds several named values. */
export interface PairedSecret {
  name: string;
  value: string;
  key: boolean;
}

/**
 * The secret in a value of the form `accessKey=…; secretKey=…` or `Client="web", Token="…"`: of names that say key or token the first,
 * as the key that names the caller stands before its secret. Undefined for all else.
 */
export function readPairs(text: string): PairedSecret | undefined {
  if (!text.includes('=')) return undefined;
  let count = 0;
  for (const [, name = '', raw = ''] of text.slice(0, MAX_TEXT).matchAll(PAIR)) {
    if (++count > MAX_PAIRS) return undefined;
    const value = raw.replace(/^"(.*)"$/, '$1').trim();
    const sense = senseOfName(name);
    if (sense === undefined || (value.length < MIN_SECRET && !isHiddenValue(value))) continue;
    return { name, value, key: sense === 'key' };
  }
  return undefined;
}
