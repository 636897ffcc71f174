import type { CookiePair } from './cookie.ts';
import { detach } from './detach.ts';

/**
 * Reads the value of a Cookie request header (RFC 6265bis section 4.2.1), as lenient as servers are: a piece without `=` is
 * a nameless cookie, white space around names and values goes, quotes stay. Empty pieces are passed over. Never throws.
 */
export function parseCookieHeader(value: string): CookiePair[] {
  const pairs: CookiePair[] = [];
  for (const piece of value.split(';')) {
    const text = piece.trim();
    if (text === '') continue;
    const equals = text.indexOf('=');
    pairs.push(
      equals < 0
        ? { name: '', value: text }
        : { name: detach(text.slice(0, equals).trimEnd()), value: text.slice(equals + 1).trimStart() },
    );
  }
  return pairs;
}
