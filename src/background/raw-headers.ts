import type { Header } from '../core/http/exchange.ts';
import { scrubber } from './scrubber.ts';
import type { RawHeader } from './web-request.ts';

/** The browsers' headers as ours. Passwords are dropped before anything is kept. */
export function toHeaders(raw: RawHeader[] | undefined): Header[] {
  return scrubber.headers(
    (raw ?? []).map(({ name, value, binaryValue }) => ({ name, value: value ?? toText(binaryValue) })),
  );
}

/** Bytes of a header value, one character each, as the Fetch standard reads them. */
function toText(bytes: RawHeader['binaryValue']): string {
  if (!bytes) return '';
  let text = '';
  for (const byte of bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes)
    text += String.fromCharCode(byte & 0xff);
  return text;
}
