import type { BodyField, RequestBody } from './exchange.ts';
import { parseForm } from './form.ts';
import { isKeptParameter, isSecretParameter } from './oauth-parameters.ts';
import { readCall } from './remote-call.ts';

/** Fields kept of one body. */
const MAX_FIELDS = 500;
const MAX_DEPTH = 5;
/** Characters read of a body; a sign-in is far smaller. */
const MAX_TEXT = 262_144;

/** Media type of a Content-Type value: lower case, without parameters (RFC 9110 section 8.3.1). */
export function mediaTypeOf(contentType: string | undefined): string {
  return ((contentType ?? '').split(';', 1)[0] as string).trim().toLowerCase();
}

/**
 * What may be known of a request body: the names of its fields, and the values of sign-in parameters that are no secret. Nested
 * JSON members are named by their path. Never throws; a body that is neither form nor JSON has no fields.
 */
export function readBodyText(contentType: string | undefined, text: string): RequestBody {
  const mediaType = mediaTypeOf(contentType);
  const body: RequestBody = { mediaType, fields: [] };
  if (text.length > MAX_TEXT) body.truncated = true;
  const start = text.slice(0, MAX_TEXT);
  if (mediaType === 'application/x-www-form-urlencoded') {
    for (const { name, value } of parseForm(start)) addBodyField(body.fields, name, value);
  } else if (mediaType === 'multipart/form-data') {
    readMultipart(start, body.fields);
  } else if (
    /[/+]json$/.test(mediaType) ||
    ((mediaType === 'text/plain' || mediaType === '') && /^\s*[{[]/.test(start))
  ) {
    readJson(start, body);
  }
  return body;
}

/** Fields that the source has parsed already. */
export function readBodyParams(
  contentType: string | undefined,
  params: Iterable<{ name: string; value?: string }>,
): RequestBody {
  const body: RequestBody = { mediaType: mediaTypeOf(contentType), fields: [] };
  for (const { name, value } of params) addBodyField(body.fields, name, value);
  return body;
}

/** Adds a field; its value only when it may be kept. `path` is the name with where it stands in JSON. */
export function addBodyField(fields: BodyField[], name: string, value: string | undefined, path = name): void {
  if (fields.length >= MAX_FIELDS) return;
  const kept = value !== undefined && isKeptParameter(name) && !isSecretParameter(name);
  fields.push(kept ? { name: path, value } : { name: path });
}

/** Names of the parts of a multipart body (RFC 7578); the files and texts in it are not looked at. */
function readMultipart(text: string, fields: BodyField[]): void {
  let at = 0;
  while (fields.length < MAX_FIELDS) {
    const found = text.indexOf('name="', at);
    if (found < 0) return;
    const end = text.indexOf('"', found + 6);
    if (end < 0) return;
    at = end + 1;
    // `filename="` belongs to the part that was named before it.
    if (text.slice(Math.max(0, found - 4), found) === 'file') continue;
    const name = text.slice(found + 6, end);
    const blank = text.indexOf('\r\n\r\n', end);
    const stop = blank < 0 ? -1 : text.indexOf('\r\n--', blank + 4);
    const isFile = text.slice(end, blank < 0 ? end : blank).includes('filename=');
    addBodyField(fields, name, stop < 0 || isFile ? undefined : text.slice(blank + 4, stop));
    if (stop >= 0) at = stop;
  }
}

function readJson(text: string, body: RequestBody): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No JSON, or cut short: names cannot be told from values then.
    return;
  }
  const call = readCall(value);
  if (call !== undefined) body.call = call;
  addMembers(body.fields, value, '', 0);
}

function addMembers(fields: BodyField[], value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    if (fields.length >= MAX_FIELDS) return;
    const full = path === '' ? name : `${path}.${name}`;
    if (typeof member === 'object' && member !== null) addMembers(fields, member, full, depth + 1);
    else addBodyField(fields, name, typeof member === 'string' ? member : undefined, full);
  }
}
