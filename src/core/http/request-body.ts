import type { BodyField, RequestBody } from './exchange.ts';
import { parseForm } from './form.ts';
import { isJsonType } from './media-type.ts';
import { readCall } from './remote-call.ts';
import { createScrubber, type Scrubber } from './scrub.ts';
import { secretKind } from './secrets/secret-names.ts';

/** Fields kept of one body. */
const MAX_FIELDS = 500;
const MAX_DEPTH = 5;
/** Characters read of a body; a sign-in is far smaller. */
const MAX_TEXT = 262_144;
/** JSON, and no name of a form field: programs that set no type send it under that of a form. */
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*["{[\]])/;
/** Types under which JSON is sent by those who set none. */
const OFTEN_JSON = new Set(['application/x-www-form-urlencoded', 'text/plain', '']);
const unsalted = createScrubber();

/** Media type of a Content-Type value: lower case, without parameters (RFC 9110 section 8.3.1). */
export function mediaTypeOf(contentType: string | undefined): string {
  return ((contentType ?? '').split(';', 1)[0] as string).trim().toLowerCase();
}

/**
 * What may be known of a request body: the names of its fields, and the values of sign-in parameters that are no secret. Nested
 * JSON members are named by their path. Never throws; a body that is neither form nor JSON has no fields.
 */
export function readBodyText(
  contentType: string | undefined,
  text: string,
  scrubber: Scrubber = unsalted,
): RequestBody {
  const mediaType = mediaTypeOf(contentType);
  const body: RequestBody = { mediaType, fields: [] };
  if (text.length > MAX_TEXT) body.truncated = true;
  const start = text.slice(0, MAX_TEXT);
  if (mediaType === 'application/x-www-form-urlencoded' && !JSON_START.test(start)) {
    for (const { name, value, raw } of parseForm(start)) {
      // A text without an equals sign is no name: it may be anything, a password too.
      if (raw !== '' || start.includes('=')) add(body.fields, name, value, scrubber);
    }
  } else if (mediaType === 'multipart/form-data') {
    readMultipart(start, body.fields, scrubber);
  } else if (isJsonType(mediaType) || (OFTEN_JSON.has(mediaType) && /^\s*[{[]/.test(start))) {
    readJson(start, body, scrubber);
  }
  return { ...body, fields: scrubber.typed(body.fields) };
}

/** Fields that the source has parsed already. */
export function readBodyParams(
  contentType: string | undefined,
  params: Iterable<{ name: string; value?: string }>,
  scrubber: Scrubber = unsalted,
): RequestBody {
  const all = [...params];
  // JSON that was taken for a form, and cut into names and values wherever a mark of a form stands in it.
  if (JSON_START.test(all[0]?.name ?? '')) {
    const text = all.map(({ name, value = '' }) => (value === '' ? name : `${name}=${value}`)).join('&');
    return readBodyText(contentType, text, scrubber);
  }
  const fields: BodyField[] = [];
  for (const { name, value } of all) add(fields, name, value, scrubber);
  return { mediaType: mediaTypeOf(contentType), fields: scrubber.typed(fields) };
}

function add(fields: BodyField[], name: string, value: string | undefined, scrubber: Scrubber, path = name): void {
  if (fields.length < MAX_FIELDS) fields.push(scrubber.field(name, value, path));
}

/** Names of the parts of a multipart body (RFC 7578); the files and texts in it are not looked at. */
function readMultipart(text: string, fields: BodyField[], scrubber: Scrubber): void {
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
    add(fields, name, stop < 0 || isFile ? undefined : text.slice(blank + 4, stop), scrubber);
    if (stop >= 0) at = stop;
  }
}

function readJson(text: string, body: RequestBody, scrubber: Scrubber): void {
  const value = parse(text) ?? parse(text.trimStart().split('\n', 1)[0] as string);
  // No JSON, or cut short: names cannot be told from values then.
  if (value === undefined) return;
  const call = readCall(value);
  if (call !== undefined) body.call = call;
  addMembers(body.fields, value, '', 0, scrubber);
}

/** The value of a JSON text; of lines of JSON the first is taken. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A secret that stands by position says what it is: `token:…` first among the parameters of aria2, `Bearer …`. */
const LABELLED =
  /^((?:(?:auth|access|api|rpc|session|secret)[-_]?)?(?:token|key|secret|password|auth)|bearer)(?::|(?<=bearer)\s)\s*(?=\S)/i;

function addMembers(fields: BodyField[], value: unknown, path: string, depth: number, scrubber: Scrubber): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    if (fields.length >= MAX_FIELDS) return;
    const full = path === '' ? name : `${path}.${name}`;
    if (typeof member === 'object' && member !== null) addMembers(fields, member, full, depth + 1, scrubber);
    else if (typeof member === 'string' && Array.isArray(value)) addElement(fields, name, member, full, scrubber);
    else add(fields, name, textOf(name, member), scrubber, full);
  }
}

function addElement(fields: BodyField[], name: string, member: string, path: string, scrubber: Scrubber): void {
  const label = LABELLED.exec(member.slice(0, 64));
  const own = label?.[1]?.toLowerCase().replace('bearer', 'token');
  if (label === null || own === undefined) add(fields, name, member, scrubber, path);
  else add(fields, own, member.slice(label[0].length), scrubber, `${path}.${own}`);
}

/** Numbers are kept by name alone, but where they may be a code that somebody typed. */
function textOf(name: string, member: unknown): string | undefined {
  if (typeof member === 'number' && secretKind(name) !== undefined) return String(member);
  return typeof member === 'string' ? member : undefined;
}
