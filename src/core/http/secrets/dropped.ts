import { sha256 } from './sha256.ts';

const FILL = '*';
/** Shorter values have no hash: it would give them away. */
const MIN_HASHED = 8;
const DROPPED = /^\*(?:[A-Za-z0-9]{4}\*+|\**)$/;

/**
 * What stands in place of a value that must never be kept: exactly as long, so that every length that is measured stays true. Eight
 * characters and more begin with 24 bits of a salted hash, `*Ab3x***`: equal marks mean equal values, different ones mean nothing,
 * and nobody can tell the value from so few bits. Without a salt there is no hash. The characters need no escape in a URL, a cookie,
 * a header, JSON or XML, and none of base64's two odd characters when they are encoded.
 */
export function markDropped(value: string, salt = '', length = value.length): string {
  if (length < MIN_HASHED || salt === '') return FILL.repeat(length);
  const hash = sha256(`${salt}\0${value}`).replace(/[-_]/g, '').slice(0, 4).padEnd(4, '0');
  return `${FILL}${hash}${FILL.repeat(length - 5)}`;
}

/** True when the text stands in place of a value that was dropped; its length is that of the value. */
export function isDropped(text: string): boolean {
  return text.startsWith(FILL) && DROPPED.test(text);
}
