import type { Header } from './exchange.ts';

/** First value of the field `name` (any case), or undefined. */
export function getHeader(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const header of headers) {
    if (header.name.length === wanted.length && header.name.toLowerCase() === wanted) return header.value;
  }
  return undefined;
}

/** All values of the field `name` (any case), in the order they came (RFC 9110 section 5.3). */
export function getHeaders(headers: readonly Header[], name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted).map((header) => header.value);
}

/**
 * Set-Cookie values of a response, one a cookie. RFC 6265 forbids joining them, yet Firefox hands several over as one value
 * with a newline between them; a newline cannot occur inside a field value, so splitting there is safe.
 */
export function getSetCookies(headers: readonly Header[]): string[] {
  return getHeaders(headers, 'set-cookie').flatMap((value) => value.split('\n').filter((line) => line.trim() !== ''));
}

/** Length of `text` in bytes of UTF-8, without encoding it. Lone surrogates count as the three bytes they become. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 2;
      index += 1;
    } else bytes += 2;
  }
  return bytes;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Bytes a field line takes on an HTTP/1.1 wire: name, colon, space, value, CRLF. */
export function headerBytes(header: Header): number {
  return header.name.length + byteLength(header.value) + 4;
}
