import { decodeAnyBase64, decodeBase64 } from './base64.ts';
import { getString, isJsonObject, type JsonObject } from './json-model.ts';
import { readBase64, readBytes } from './readable.ts';
import { createSealed, type SealedCookie } from './sealed-model.ts';

/** Rails' message verifier: base64, two hyphens, the HMAC in hexadecimal. Before AES-GCM, an encrypted message is inside. */
export function decodeRailsSigned(value: string): SealedCookie | undefined {
  const match = /^([\w+/-]{4,}={0,2})--([0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/.exec(value);
  if (match === null) return undefined;
  const { bytes, problems } = decodeAnyBase64(match[1] as string);
  if (problems.some(({ code }) => code !== 'trailing-bits')) return undefined;
  const readable = readBytes(bytes);
  if (typeof readable?.content === 'string' && /^[A-Za-z0-9+/]+={0,2}--[A-Za-z0-9+/]{22}==$/.test(readable.content)) {
    const cookie = createSealed('rails-encrypted-cbc', 'encrypted', 'Rails');
    cookie.certainty = 'high';
    return cookie;
  }
  // Rack, Sinatra and others sign so too: only Rails' own envelope tells.
  const isMarshal = bytes[0] === 4 && bytes[1] === 8;
  const cookie = createSealed('rails-signed', 'signed', isMarshal ? 'Rack or Rails' : 'Rails');
  cookie.certainty = isMarshal ? 'medium' : 'low';
  if (readable !== undefined) readMessage(cookie, readable.content, readable.notes);
  else cookie.problems.push(bytes[0] === 4 && bytes[1] === 8 ? 'language-serialization' : 'not-readable');
  if (cookie.problems.includes('not-readable')) return undefined;
  return cookie;
}

/** Opens the envelope Rails puts around a message to hold its purpose and expiry. */
function readMessage(cookie: SealedCookie, content: SealedCookie['content'], notes: SealedCookie['notes']): void {
  const envelope = isJsonObject(content) && isJsonObject(content._rails) ? content._rails : undefined;
  if (envelope === undefined) {
    cookie.content = content as JsonObject;
    cookie.notes = notes;
    cookie.holds = isJsonObject(content) ? 'state' : 'unknown';
    return;
  }
  cookie.certainty = 'high';
  cookie.framework = 'Rails';
  const purpose = getString(envelope, 'pur');
  if (purpose !== undefined) cookie.details.push({ name: 'Purpose', value: purpose.slice(0, 128) });
  const expires = Date.parse(getString(envelope, 'exp') ?? '');
  if (!Number.isNaN(expires)) cookie.expiresAt = expires;
  const message = getString(envelope, 'message');
  if (message === undefined) {
    if (envelope.data !== undefined) cookie.content = envelope.data;
    return;
  }
  const inner = readBase64(message);
  if (inner !== undefined) {
    cookie.content = inner.content;
    cookie.notes = inner.notes;
    cookie.holds = isJsonObject(inner.content) ? 'state' : 'unknown';
  } else cookie.problems.push('language-serialization');
}

/** Rails' message encryptor with AES-256-GCM: base64 of ciphertext, of a vector of 12 bytes and of a tag of 16, two hyphens between. */
export function decodeRailsEncrypted(value: string): SealedCookie | undefined {
  const parts = value.split('--', 4);
  if (parts.length !== 3) return undefined;
  const [ciphertext = '', iv = '', tag = ''] = parts;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(ciphertext) || bytesIn(iv) !== 12 || bytesIn(tag) !== 16) return undefined;
  // Rack's encrypted cookie, as Sinatra keeps its sessions, looks the same.
  const cookie = createSealed('rails-encrypted', 'encrypted', 'Rails or Rack');
  cookie.certainty = 'high';
  return cookie;
}

function bytesIn(text: string): number {
  if (text.length > 32) return -1;
  const { bytes, problems } = decodeBase64(text);
  return problems.some(({ code }) => code === 'invalid-character') ? -1 : bytes.length;
}
