import type { BodyField, Header, RequestBody } from '../core/http/exchange.ts';
import { parseForm } from '../core/http/form.ts';
import { getHeader } from '../core/http/header.ts';
import { isKeptParameter, isSecretParameter } from '../core/http/oauth-parameters.ts';
import type { RawRequestBody } from './web-request.ts';

/** Bytes read of a body; a sign-in is far smaller. */
const MAX_BYTES = 256 * 1024;
const MAX_FIELDS = 500;
const MAX_DEPTH = 5;

/**
 * What may be known of a body: the names of its fields, and the values of sign-in parameters that are no secret. Undefined when
 * the browser did not hand it over.
 */
export function readRequestBody(raw: RawRequestBody, headers: readonly Header[]): RequestBody | undefined {
  const mediaType = mediaTypeOf(headers);
  if (raw.formData) {
    const fields: BodyField[] = [];
    for (const name of Object.keys(raw.formData)) {
      for (const value of raw.formData[name] ?? [])
        addField(fields, name, typeof value === 'string' ? value : undefined);
    }
    return { mediaType: mediaType || 'application/x-www-form-urlencoded', fields };
  }
  if (!raw.raw) return undefined;
  const { bytes, length, truncated } = join(raw.raw);
  const body: RequestBody = { mediaType, fields: readFields(bytes, mediaType), bytes: length };
  if (truncated) body.truncated = true;
  return body;
}

function mediaTypeOf(headers: readonly Header[]): string {
  return (getHeader(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function join(pieces: NonNullable<RawRequestBody['raw']>): { bytes: Uint8Array; length: number; truncated: boolean } {
  let length = 0;
  let hasFile = false;
  for (const { bytes, file } of pieces) {
    length += bytes?.byteLength ?? 0;
    if (file !== undefined) hasFile = true;
  }
  const joined = new Uint8Array(Math.min(length, MAX_BYTES));
  let offset = 0;
  for (const { bytes } of pieces) {
    if (!bytes || offset >= joined.length) continue;
    const piece = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, joined.length - offset));
    joined.set(piece, offset);
    offset += piece.length;
  }
  return { bytes: joined, length, truncated: length > MAX_BYTES || hasFile };
}

function readFields(bytes: Uint8Array, mediaType: string): BodyField[] {
  const fields: BodyField[] = [];
  const isForm = mediaType === 'application/x-www-form-urlencoded';
  const isJson = /[/+]json$/.test(mediaType) || mediaType === 'text/plain';
  if (!isForm && !isJson) return fields;
  const text = new TextDecoder().decode(bytes);
  if (isForm) {
    for (const { name, value } of parseForm(text)) addField(fields, name, value);
    return fields;
  }
  try {
    addMembers(fields, JSON.parse(text), '', 0);
  } catch {
    // No JSON, or cut short: its names are not told apart from its values.
  }
  return fields;
}

function addMembers(fields: BodyField[], value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    if (fields.length >= MAX_FIELDS) return;
    const full = path === '' ? name : `${path}.${name}`;
    if (typeof member === 'object' && member !== null) addMembers(fields, member, full, depth + 1);
    else addField(fields, full, typeof member === 'string' ? member : undefined, name);
  }
}

function addField(fields: BodyField[], name: string, value: string | undefined, lastName = name): void {
  if (fields.length >= MAX_FIELDS) return;
  const kept = value !== undefined && isKeptParameter(lastName) && !isSecretParameter(lastName);
  fields.push(kept ? { name, value } : { name });
}
