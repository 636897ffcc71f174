import { decodeAnyBase64, decodeBase64Url } from './base64.ts';
import { decodeErlangTerm } from './erlang-term.ts';
import { isJsonObject } from './json-model.ts';
import { readBase64, readBytes } from './readable.ts';
import { createSealed, type SealedCookie, toTime } from './sealed-model.ts';
import { decodeUtf8, hasControlCharacters } from './utf8.ts';

/** Plug and Phoenix: `SFMyNTY` ("HS256" in base64), the payload, an HMAC; the payload is an Erlang term. */
export function decodePlugSigned(value: string): SealedCookie | undefined {
  const match = /^SFM(?:yNTY|zODQ|1MTI)\.([\w-]+)\.[\w-]{43,86}$/.exec(value);
  if (match === null) return undefined;
  const cookie = createSealed('plug-signed', 'signed', 'Phoenix');
  cookie.certainty = 'high';
  const { bytes } = decodeBase64Url(match[1] as string);
  const term = decodeErlangTerm(bytes);
  const readable = term === undefined ? readBytes(bytes) : undefined;
  if (term !== undefined) {
    cookie.content = term;
    if (isJsonObject(term)) cookie.holds = 'state';
  } else if (readable !== undefined) cookie.content = readable.content;
  else cookie.problems.push(bytes[0] === 131 ? 'language-serialization' : 'not-readable');
  return cookie;
}

/** Plug's encrypted cookies: "A128GCM" in base64, then key, vector, ciphertext and tag. */
export function decodePlugEncrypted(value: string): SealedCookie | undefined {
  if (!/^QTEyOEdDTQ\.[\w-]+\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/.test(value)) return undefined;
  const cookie = createSealed('plug-encrypted', 'encrypted', 'Phoenix');
  cookie.certainty = 'high';
  return cookie;
}

/** Gorilla securecookie: base64url of `time|value|HMAC`, the value base64 of gob, JSON or ciphertext. */
export function decodeGorilla(value: string): SealedCookie | undefined {
  if (!/^MT[\w-]{30,}={0,2}$/.test(value)) return undefined;
  const { bytes, problems } = decodeBase64Url(value);
  if (problems.some(({ code }) => code !== 'padding')) return undefined;
  const second = bytes.indexOf(0x7c, 11);
  if (bytes[10] !== 0x7c || second < 0 || bytes.length - second - 1 !== 32) return undefined;
  const stamp = decodeUtf8(bytes.subarray(0, 10)).text;
  const time = /^\d{10}$/.test(stamp) ? toTime(Number(stamp)) : undefined;
  if (time === undefined) return undefined;
  const cookie = createSealed('gorilla-securecookie', 'signed', 'Gorilla (Go)');
  cookie.certainty = 'high';
  cookie.issuedAt = time;
  const inner = decodeAnyBase64(decodeUtf8(bytes.subarray(11, second)).text).bytes;
  const readable = readBytes(inner);
  if (readable !== undefined) {
    cookie.content = readable.content;
    cookie.notes = readable.notes;
  } else cookie.problems.push('language-serialization');
  return cookie;
}

/** CouchDB: base64url of `user:time:HMAC`, the time in hexadecimal seconds, the HMAC as raw bytes. */
export function decodeCouchDb(value: string): SealedCookie | undefined {
  if (!/^[\w-]{36,400}={0,2}$/.test(value)) return undefined;
  const { bytes } = decodeBase64Url(value);
  // The MAC is SHA-1, SHA-256 or longer, and may hold a colon itself.
  for (const size of [20, 32, 48, 64]) {
    const text = decodeUtf8(bytes.subarray(0, Math.max(0, bytes.length - size)));
    const match = /^([^:]{1,128}):([0-9A-F]{8}):$/.exec(text.text);
    const time = match === null || !text.ok ? undefined : toTime(Number.parseInt(match[2] as string, 16));
    if (match === null || time === undefined || hasControlCharacters(text.text)) continue;
    const cookie = createSealed('couchdb', 'signed', 'CouchDB');
    cookie.certainty = 'high';
    cookie.holds = 'state';
    cookie.content = match[1] as string;
    cookie.issuedAt = time;
    return cookie;
  }
  return undefined;
}

/** oauth2-proxy: a value, its time in seconds, an HMAC; bars between. The value is ciphertext, or the ID of a stored ticket. */
export function decodeOAuth2Proxy(value: string): SealedCookie | undefined {
  const match = /^([\w+/-]{16,}={0,2})\|(\d{10})\|([\w-]{27}|[\w-]{43})=?$/.exec(value);
  const time = match === null ? undefined : toTime(Number(match[2]));
  if (match === null || time === undefined) return undefined;
  const cookie = createSealed('oauth2-proxy', 'encrypted', 'oauth2-proxy');
  cookie.certainty = 'medium';
  cookie.holds = 'unknown';
  cookie.issuedAt = time;
  return cookie;
}

/** Remember-me tokens that hash the password: base64 of `user:expiry:hash`, as Spring Security and Symfony write them. */
export function decodeRememberMe(value: string): SealedCookie | undefined {
  if (!/^[\w+/-]{40,1024}={0,2}$/.test(value)) return undefined;
  const text = readBase64(value)?.content;
  const match =
    typeof text === 'string'
      ? /^([^:]{1,256}):(\d{10}|\d{13}):(?:[A-Za-z0-9-]{3,8}:)?[0-9a-f]{32,64}$/.exec(text)
      : null;
  if (match === null) return undefined;
  const digits = match[2] as string;
  const time = toTime(digits.length === 13 ? Number(digits) / 1000 : Number(digits));
  if (time === undefined) return undefined;
  const cookie = createSealed('remember-me-hash', 'signed', 'Spring Security');
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  cookie.expiresAt = time;
  return cookie;
}

/** A readable value, a bar, and an HMAC in hexadecimal, as Flask-Login remembers a user. */
export function decodeValueAndHmac(value: string): SealedCookie | undefined {
  const match = /^([^|]{1,256})\|(?:[0-9a-f]{64}|[0-9a-f]{128})$/.exec(value);
  if (match === null || hasControlCharacters(match[1] as string)) return undefined;
  const cookie = createSealed(
    'value-and-hmac',
    'signed',
    match[0].length - (match[1] as string).length === 129 ? 'Flask-Login' : undefined,
  );
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  return cookie;
}
