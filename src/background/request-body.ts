import type { Header, RequestBody } from '../core/http/exchange.ts';
import { getHeader } from '../core/http/header.ts';
import { readBodyParams, readBodyText } from '../core/http/request-body.ts';
import { scrubber } from './scrubber.ts';
import type { RawRequestBody } from './web-request.ts';

const FORM = 'application/x-www-form-urlencoded';
/** Bytes read of a body; a sign-in is far smaller. */
const MAX_BYTES = 256 * 1024;

/**
 * What may be known of a body: the names of its fields, and the values of sign-in parameters that are no secret. Undefined when
 * the browser did not hand it over.
 */
export function readRequestBody(raw: RawRequestBody, headers: readonly Header[]): RequestBody | undefined {
  const contentType = getHeader(headers, 'content-type');
  if (raw.formData) return readBodyParams(contentType ?? FORM, paramsOf(raw.formData, contentType ?? FORM), scrubber);
  if (!raw.raw) return undefined;
  const { bytes, length, truncated } = join(raw.raw);
  const body: RequestBody = { ...readBodyText(contentType, new TextDecoder().decode(bytes), scrubber), bytes: length };
  if (truncated) body.truncated = true;
  return body;
}

/** Fields as the browser read them. A text without an equals sign comes as a name too, and may be anything, a password too. */
function paramsOf(formData: Record<string, unknown[]>, contentType: string): { name: string; value?: string }[] {
  const params = Object.entries(formData).flatMap(([name, values]) =>
    values.map((value) => (typeof value === 'string' ? { name, value } : { name })),
  );
  const isForm = contentType.toLowerCase().startsWith(FORM);
  const isText = isForm && params.every(({ value = '' }) => value === '') && !/^\s*[{[]/.test(params[0]?.name ?? '');
  return isText ? [] : params;
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
