import { decodeAnyBase64 } from './base64.ts';
import { decodeJson } from './json.ts';
import type { JsonNote, JsonValue } from './json-model.ts';
import { decodeUtf8, hasControlCharacters } from './utf8.ts';

/** Bytes read as what people can read: JSON, else plain text. */
export interface Readable {
  content: JsonValue;
  /** What the JSON text says and its value does not. */
  notes: JsonNote[];
  json: boolean;
}

/** JSON or text in `bytes`; undefined when they are neither. Empty bytes are the empty text. */
export function readBytes(bytes: Uint8Array): Readable | undefined {
  const { ok, text } = decodeUtf8(bytes);
  return ok ? readText(text) : undefined;
}

/** JSON or plain text in `text`; undefined when it has control characters and so is neither. */
export function readText(text: string): Readable | undefined {
  const json = decodeJson(text);
  if (json.ok && json.value !== undefined) return { content: json.value, notes: json.notes, json: true };
  return hasControlCharacters(text) ? undefined : { content: text, notes: [], json: false };
}

/** What base64 of either alphabet holds; undefined when it is not base64 or not readable. */
export function readBase64(text: string): Readable | undefined {
  const decoded = decodeAnyBase64(text);
  return decoded.ok ? readBytes(decoded.bytes) : undefined;
}
