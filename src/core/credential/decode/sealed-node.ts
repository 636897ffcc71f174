import { decodeAnyBase64, decodeBase64 } from './base64.ts';
import { getNumber, isJsonObject } from './json-model.ts';
import { decodeJwt } from './jwt.ts';
import { isJwt } from './jwt-detect.ts';
import { readBase64, readText } from './readable.ts';
import { createSealed, type SealedCookie, toTime } from './sealed-model.ts';

/** Express cookie-parser and express-session: `s:`, the value, a dot, base64 of an HMAC SHA-256. */
export function decodeExpressSigned(value: string): SealedCookie | undefined {
  if (!value.startsWith('s:')) return undefined;
  const dot = value.lastIndexOf('.');
  if (dot < 3 || !/^(?:[A-Za-z0-9+/]{43}=?|[\w-]{43})$/.test(value.slice(dot + 1))) return undefined;
  const cookie = createSealed('express-signed', 'signed', 'Express');
  cookie.certainty = 'high';
  readSignedText(cookie, value.slice(2, dot));
  // AdonisJS signs with the same beginning, and puts what it signs into an envelope.
  if (isJsonObject(cookie.content) && 'message' in cookie.content) cookie.framework = 'AdonisJS';
  return cookie;
}

/** The same without a prefix (@fastify/cookie, Hono, Better Auth): a value, a dot, base64 of an HMAC SHA-256. */
export function decodeCookieSigned(value: string): SealedCookie | undefined {
  const match = /^([^.]{4,4096})\.([A-Za-z0-9+/]{43}=?|[\w-]{43})$/.exec(value);
  if (match === null) return undefined;
  const signature = decodeAnyBase64(match[2] as string);
  if (!signature.ok || signature.bytes.length !== 32) return undefined;
  const cookie = createSealed('cookie-signed', 'signed');
  cookie.certainty = 'low';
  readSignedText(cookie, match[1] as string);
  return cookie;
}

/** What was signed: JSON (`j:` marks it in Express), base64 of JSON, or as most often an ID. */
function readSignedText(cookie: SealedCookie, text: string): void {
  const readable = text.startsWith('j:') ? readText(text.slice(2)) : undefined;
  const inner = readable ?? (text.length > 8 ? readBase64(text) : undefined);
  if (inner?.json && isJsonObject(inner.content)) {
    cookie.content = inner.content;
    cookie.notes = inner.notes;
    cookie.holds = 'state';
  } else {
    const plain = readText(text);
    if (plain !== undefined) cookie.content = text;
    cookie.holds = /^[\w-]{16,128}$/.test(text) ? 'session-id' : 'unknown';
  }
}

/**
 * Base64 of a JSON object and nothing else (cookie-session, whose signature is a second cookie `name.sig`; Better Auth's session
 * data, whose signature is a member).
 */
export function decodeBase64Json(value: string): SealedCookie | undefined {
  if (!/^e[\w+/=-]{3,}$/.test(value)) return undefined;
  const readable = readBase64(value);
  if (readable === undefined || !isJsonObject(readable.content)) return undefined;
  const signed = typeof readable.content.signature === 'string';
  const cookie = createSealed('base64-json', signed ? 'signed' : 'plain');
  cookie.certainty = 'low';
  cookie.holds = 'state';
  cookie.content = readable.content;
  cookie.notes = readable.notes;
  const expires = getNumber(readable.content, 'expiresAt');
  const time = expires === undefined ? undefined : toTime(expires > 1e11 ? expires / 1000 : expires);
  if (time !== undefined) cookie.expiresAt = time;
  if (!signed) cookie.problems.push('no-signature');
  return cookie;
}

/** Hapi's iron (iron-session, h3, Keystone): `Fe26.2*key id*salt*iv*sealed*expiry*salt*hmac`, the expiry in milliseconds. */
export function decodeIron(value: string): SealedCookie | undefined {
  if (!value.startsWith('Fe26.')) return undefined;
  const parts = value.split('*', 9);
  const [version = '', keyId = '', salt = '', iv = '', , expiry = ''] = parts;
  if (parts.length !== 8 || !/^Fe26\.\d$/.test(version) || !/^[0-9a-f]{64}$/.test(salt) || !/^[\w-]{22}$/.test(iv))
    return undefined;
  const cookie = createSealed('iron', 'encrypted', /~\d$/.test(value) ? 'iron-session' : 'iron');
  cookie.certainty = 'high';
  const time = /^\d{13}$/.test(expiry) ? toTime(Number(expiry) / 1000) : undefined;
  if (time !== undefined) cookie.expiresAt = time;
  if (keyId !== '') cookie.details.push({ name: 'Key ID', value: keyId.slice(0, 64) });
  return cookie;
}

/** libsodium secretbox (@fastify/secure-session): base64 of the ciphertext, a semicolon, base64 of a nonce of 24 bytes. */
export function decodeSecretbox(value: string): SealedCookie | undefined {
  const match = /^([A-Za-z0-9+/]{24,}={0,2});([A-Za-z0-9+/]{32})$/.exec(value);
  if (match === null || decodeBase64(match[1] as string).bytes.length < 17) return undefined;
  const cookie = createSealed('secretbox', 'encrypted', '@fastify/secure-session');
  cookie.certainty = 'high';
  return cookie;
}

/** A JWE under a key only the server has (`dir`), as Auth.js and express-openid-connect keep a session in a cookie. */
export function decodeDirectJwe(value: string): SealedCookie | undefined {
  if (!isJwt(value)) return undefined;
  const { form, header } = decodeJwt(value);
  if (form !== 'jwe' || header === undefined || header.alg !== 'dir') return undefined;
  const cookie = createSealed('jwe-direct', 'encrypted', header.enc === 'A256CBC-HS512' ? 'Auth.js' : undefined);
  cookie.certainty = header.enc === 'A256CBC-HS512' ? 'medium' : 'low';
  if (typeof header.enc === 'string')
    cookie.details.push({ name: 'Content encryption', value: header.enc.slice(0, 64) });
  // express-openid-connect writes these into the header, in clear.
  for (const [member, field] of [
    ['iat', 'issuedAt'],
    ['exp', 'expiresAt'],
  ] as const) {
    const time = toTime(getNumber(header, member) ?? Number.NaN);
    if (time !== undefined) cookie[field] = time;
  }
  return cookie;
}
