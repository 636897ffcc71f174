import { decodeAnyBase64 } from './base64.ts';
import { isJsonObject } from './json-model.ts';
import { type Readable, readBase64, readBytes, readText } from './readable.ts';
import { createSealed, type SealedCookie, type SealedFormat, toTime } from './sealed-model.ts';
import { hasControlCharacters } from './utf8.ts';

/** An ID and nothing else. */
const ID = /^[\w-]{16,128}$/;
/** Lengths of MACs in bytes: MD5, SHA-1, SHA-256, SHA-384, SHA-512. */
const MAC_BYTES = new Set([16, 20, 32, 48, 64]);
/** Python's pickle, from protocol 2 on, and its last byte. */
const PICKLE = 0x80;
const PICKLE_END = 0x2e;

/** Bottle: `!`, a MAC, `?`, base64 of a pickle or of JSON. */
export function decodeBottle(value: string): SealedCookie | undefined {
  const match = /^!([A-Za-z0-9+/]{22,86}={0,2})\?([A-Za-z0-9+/]{4,}={0,2})$/.exec(value);
  if (match === null || !MAC_BYTES.has(decodeAnyBase64(match[1] as string).bytes.length)) return undefined;
  const cookie = signed('bottle-signed', 'high', 'Bottle');
  readPayload(cookie, decodeAnyBase64(match[2] as string).bytes);
  return cookie;
}

/** Werkzeug's SecureCookie: base64 of a SHA-1 MAC, `?`, pairs of a name and base64. */
export function decodeWerkzeug(value: string): SealedCookie | undefined {
  const match = /^[A-Za-z0-9+/]{27}=\?((?:[\w.%-]{1,64}=[A-Za-z0-9+/%]{1,4096}={0,2}&?){1,64})$/.exec(value);
  if (match === null) return undefined;
  const cookie = signed('werkzeug-signed', 'medium', 'Werkzeug');
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  return cookie;
}

/** Tornado's signed values, version 1: base64, time in seconds, a SHA-1 MAC; bars between. */
export function decodeTornadoOld(value: string): SealedCookie | undefined {
  const match = /^([A-Za-z0-9+/]{2,}={0,2})\|(\d{9,10})\|[0-9a-f]{40}$/.exec(value);
  const time = match === null ? undefined : toTime(Number(match[2]));
  if (match === null || time === undefined) return undefined;
  const cookie = signed('tornado-signed', 'high', 'Tornado');
  cookie.issuedAt = time;
  readPayload(cookie, decodeAnyBase64(match[1] as string).bytes);
  return cookie;
}

/** Pyramid's signed sessions: base64url of a SHA-512 MAC and, after it, JSON or a pickle of a list: times and the session. */
export function decodePyramid(value: string): SealedCookie | undefined {
  if (!/^[\w-]{100,}={0,2}$/.test(value)) return undefined;
  const { bytes } = decodeAnyBase64(value);
  const payload = bytes.subarray(64);
  const isPickle = payload[0] === PICKLE && payload.at(-1) === PICKLE_END;
  if (!isPickle && payload[0] !== 0x5b) return undefined;
  const readable = isPickle ? undefined : readBytes(payload);
  if (!isPickle && !(readable?.json && Array.isArray(readable.content))) return undefined;
  const cookie = signed('pyramid-signed', isPickle ? 'medium' : 'high', 'Pyramid');
  cookie.holds = 'state';
  if (readable) cookie.content = readable.content;
  else cookie.problems.push('language-serialization');
  return cookie;
}

/** `auth_tkt`, of Apache's mod_auth_tkt and Pyramid: a MAC and the time in hexadecimal, the user, `!`, perhaps tokens; plain or in base64. */
export function decodeAuthTicket(value: string): SealedCookie | undefined {
  const text = readTicket(value);
  if (text === undefined) return undefined;
  const match = /^(?:[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{32})([0-9a-f]{8})([^!\s]{1,256})!/.exec(text);
  const time = match === null ? undefined : toTime(Number.parseInt(match[1] as string, 16));
  if (match === null || time === undefined) return undefined;
  const cookie = signed('auth-tkt', 'high', 'auth_tkt');
  cookie.holds = 'state';
  cookie.content = match[2] as string;
  cookie.issuedAt = time;
  return cookie;
}

function readTicket(value: string): string | undefined {
  if (value.includes('!')) return value;
  const inside = /^[A-Za-z0-9+/]{48,}={0,2}$/.test(value) ? readBase64(value)?.content : undefined;
  return typeof inside === 'string' ? inside : undefined;
}

/** Beaker: a SHA-1 MAC in hexadecimal before the ID of a session, or before base64 of a pickle. */
export function decodeBeaker(value: string): SealedCookie | undefined {
  if (!/^[0-9a-f]{40}[A-Za-z0-9+/]{32,}={0,2}$/.test(value)) return undefined;
  const rest = value.slice(40);
  const bytes = decodeAnyBase64(rest).bytes;
  const isId = /^[0-9a-f]{32}$/.test(rest);
  if (!isId && !(bytes[0] === PICKLE && bytes.at(-1) === PICKLE_END)) return undefined;
  const cookie = signed('beaker-signed', isId ? 'low' : 'high', 'Beaker');
  cookie.holds = isId ? 'session-id' : 'state';
  if (!isId) cookie.problems.push('language-serialization');
  return cookie;
}

/** Play before 2.6: a SHA-1 MAC in hexadecimal, a hyphen, a form. Later it writes a JWT. */
export function decodePlay(value: string): SealedCookie | undefined {
  const match = /^[0-9a-f]{40}-([\w.%+-]{1,64}=[^=&\s]{0,1024}(?:&[\w.%+-]{1,64}=[^=&\s]{0,1024}){0,64})$/.exec(value);
  if (match === null) return undefined;
  const cookie = signed('play-signed', 'high', 'Play Framework');
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  return cookie;
}

/** Mojolicious: base64 of JSON with hyphens for its padding, two hyphens, a MAC in hexadecimal. */
export function decodeMojolicious(value: string): SealedCookie | undefined {
  const match = /^([A-Za-z0-9+/]{4,})(-{0,2})--(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(value);
  if (match === null) return undefined;
  const bytes = decodeAnyBase64(match[1] as string).bytes;
  let end = bytes.length;
  // Newer versions fill short sessions up with the letter Z.
  while (end > 0 && bytes[end - 1] === 0x5a) end--;
  const filled = end < bytes.length;
  if (match[2] === '' && !filled) return undefined;
  const readable = readBytes(bytes.subarray(0, end));
  if (!readable?.json || !isJsonObject(readable.content)) return undefined;
  const cookie = signed('mojolicious-signed', 'high', 'Mojolicious');
  return withState(cookie, readable);
}

/** An ID, two hyphens, a MAC in hexadecimal, as Kemal and others sign an ID; what Rails writes was read before. */
export function decodeIdAndHmac(value: string): SealedCookie | undefined {
  if (!/^[\w-]{16,128}--(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return undefined;
  const cookie = signed('id-and-hmac', 'low');
  cookie.holds = 'session-id';
  return cookie;
}

/** Hapi: a value, a dot, a salt in hexadecimal, an asterisk, a MAC. */
export function decodeHapi(value: string): SealedCookie | undefined {
  const match = /^(.{1,8192})\.[0-9a-f]{64}\*[\w-]{43}$/.exec(value);
  if (match === null) return undefined;
  return withText(signed('hapi-signed', 'high', 'Hapi'), match[1] as string);
}

/** The cookie crate of Rust (Actix, Axum, Rocket): base64 of a SHA-256 MAC, which ends in `=`, and the value at once after it. */
export function decodeCookieCrate(value: string): SealedCookie | undefined {
  const match = /^[A-Za-z0-9+/]{43}=([^=\s?|:].{3,8192})$/.exec(value);
  if (match === null) return undefined;
  return withText(signed('mac-and-value', 'medium', 'the Rust cookie crate (Actix, Axum, Rocket)'), match[1] as string);
}

/** A MAC, the end in seconds, and who it is: `mac|time|ada@example.org`, as proxies that sign in write it. */
export function decodeMacTimeUser(value: string): SealedCookie | undefined {
  const match = /^[\w+/-]{43}=?\|(\d{10})\|([^|\s]{1,128}@[^|\s]{1,128})$/.exec(value);
  const time = match === null ? undefined : toTime(Number(match[1]));
  if (match === null || time === undefined) return undefined;
  const cookie = signed('mac-time-user', 'medium', 'traefik-forward-auth');
  cookie.holds = 'state';
  cookie.content = match[2] as string;
  cookie.expiresAt = time;
  return cookie;
}

/** Kohana: a SHA-1 MAC in hexadecimal, a tilde, the value. */
export function decodeKohana(value: string): SealedCookie | undefined {
  const match = /^[0-9a-f]{40}~(.{1,4096})$/.exec(value);
  if (match === null || hasControlCharacters(match[1] as string)) return undefined;
  return withText(signed('kohana-signed', 'medium', 'Kohana'), match[1] as string);
}

/** PHP's serialization with a MAC before it (Yii 1) or a hash after it (CodeIgniter 2). */
export function decodeSerializedPhp(value: string): SealedCookie | undefined {
  const before = /^[0-9a-f]{40}(a:\d{1,4}:\{.*\})$/s.exec(value);
  const after = /^(a:\d{1,4}:\{.*\})(?:[0-9a-f]{32}|[0-9a-f]{40})$/s.exec(value);
  const content = before?.[1] ?? after?.[1];
  if (content === undefined || hasControlCharacters(content)) return undefined;
  const cookie = signed('php-serialized-signed', 'medium', before ? 'Yii 1' : 'CodeIgniter 2');
  cookie.holds = 'state';
  cookie.content = content;
  return cookie;
}

/** Jooby: base64 of a SHA-256 MAC, a bar, a form. */
export function decodeJooby(value: string): SealedCookie | undefined {
  const match = /^[A-Za-z0-9+/]{43}\|([\w.%+-]{1,64}=[^|\s]{0,4096})$/.exec(value);
  if (match === null) return undefined;
  const cookie = signed('mac-and-form', 'medium', 'Jooby');
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  return cookie;
}

function signed(format: SealedFormat, certainty: SealedCookie['certainty'], framework?: string): SealedCookie {
  const cookie = createSealed(format, 'signed', framework);
  cookie.certainty = certainty;
  return cookie;
}

function withState(cookie: SealedCookie, { content, notes }: Readable): SealedCookie {
  cookie.holds = 'state';
  cookie.content = content;
  cookie.notes = notes;
  return cookie;
}

/** What was signed: base64 of JSON, JSON, an ID, or other text. */
function withText(cookie: SealedCookie, text: string): SealedCookie {
  const inner = (text.length > 8 ? readBase64(text) : undefined) ?? readText(text);
  if (inner?.json && isJsonObject(inner.content)) return withState(cookie, inner);
  if (ID.test(text)) cookie.holds = 'session-id';
  else cookie.content = text;
  return cookie;
}

function readPayload(cookie: SealedCookie, bytes: Uint8Array): void {
  const readable = readBytes(bytes);
  if (readable !== undefined) {
    cookie.content = readable.content;
    cookie.notes = readable.notes;
    if (readable.json && typeof readable.content === 'object') cookie.holds = 'state';
  } else cookie.problems.push(bytes[0] === PICKLE ? 'language-serialization' : 'not-readable');
  if (bytes[0] === PICKLE) cookie.holds = 'state';
}
