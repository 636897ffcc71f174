import type { SameSite, SetCookie } from './cookie.ts';
import { parseCookieDate } from './cookie-date.ts';
import { detach } from './detach.ts';
import { byteLength } from './header.ts';

/** Attribute values over this many bytes are ignored, and the attribute with them (RFC 6265bis section 5.6). */
export const MAX_ATTRIBUTE_BYTES = 1024;
/** Attributes kept of one cookie; the known ones are read whatever their number. */
const MAX_ATTRIBUTES = 64;

/**
 * Reads one Set-Cookie field by the algorithm of RFC 6265bis section 5.6: what the server asked for, not what the browser
 * makes of it (`judgeSetCookie` says that). Of attributes that come twice the last one counts. Never throws; a field with
 * neither name nor value gives both empty.
 */
export function parseSetCookie(raw: string): SetCookie {
  const semicolon = raw.indexOf(';');
  const pair = semicolon < 0 ? raw : raw.slice(0, semicolon);
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : detach(trimBlanks(pair.slice(0, equals)));
  const value = trimBlanks(equals < 0 ? pair : pair.slice(equals + 1));
  const cookie: SetCookie = {
    raw,
    name,
    value,
    secure: false,
    httpOnly: false,
    partitioned: false,
    attributes: [],
    bytes: byteLength(name) + byteLength(value),
  };
  if (semicolon >= 0) for (const piece of raw.slice(semicolon + 1).split(';')) readAttribute(cookie, piece);
  return cookie;
}

function readAttribute(cookie: SetCookie, piece: string): void {
  const equals = piece.indexOf('=');
  const name = trimBlanks(equals < 0 ? piece : piece.slice(0, equals));
  const value = equals < 0 ? undefined : trimBlanks(piece.slice(equals + 1));
  if (name === '' && value === undefined) return;
  if (cookie.attributes.length < MAX_ATTRIBUTES)
    cookie.attributes.push(value === undefined ? { name } : { name, value });
  const text = value ?? '';
  if (text.length > MAX_ATTRIBUTE_BYTES || byteLength(text) > MAX_ATTRIBUTE_BYTES) return;
  switch (name.toLowerCase()) {
    case 'expires':
      cookie.expiresText = text;
      cookie.expires = parseCookieDate(text) ?? cookie.expires;
      break;
    case 'max-age':
      cookie.maxAgeText = text;
      if (/^-?\d+$/.test(text)) cookie.maxAge = clampInteger(text);
      break;
    case 'domain':
      cookie.domain = text;
      break;
    case 'path':
      cookie.path = text;
      break;
    case 'secure':
      cookie.secure = true;
      break;
    case 'httponly':
      cookie.httpOnly = true;
      break;
    case 'partitioned':
      cookie.partitioned = true;
      break;
    case 'samesite':
      cookie.sameSiteText = text;
      cookie.sameSite = readSameSite(text);
      break;
  }
}

/** `-` alone is no integer, and a number of any length must not become Infinity. */
function clampInteger(text: string): number {
  const number = Number(text);
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, number));
}

function readSameSite(text: string): SameSite | undefined {
  switch (text.toLowerCase()) {
    case 'strict':
      return 'Strict';
    case 'lax':
      return 'Lax';
    case 'none':
      return 'None';
    default:
      return undefined;
  }
}

/** Removes spaces and tabs only, as the algorithm says; `trim` would take line breaks and Unicode blanks too. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/**
 * When the cookie ends: milliseconds since the epoch, from Max-Age before Expires (RFC 6265bis section 5.7); undefined for a
 * cookie of the browser's session. `now` in milliseconds. The 400-day cap is not applied here.
 */
export function cookieExpiry(cookie: SetCookie, now: number): number | undefined {
  if (cookie.maxAge !== undefined) return cookie.maxAge <= 0 ? 0 : now + cookie.maxAge * 1000;
  return cookie.expires;
}

/** True when the field ends what the cookie said: it removes the cookie, or leaves it without a value for a time of its own. */
export function isCleared(cookie: SetCookie, now: number): boolean {
  const empty = /^(?:|deleted?|expired|removed|null|undefined|"")$/i.test(cookie.value.slice(0, 16));
  return isDeletion(cookie, now) || (empty && cookie.expires !== undefined);
}

/** True when the field removes the cookie: a Max-Age of 0 or less, or without Max-Age a date in the past. `now` in milliseconds. */
export function isDeletion(cookie: SetCookie, now: number): boolean {
  const end = cookieExpiry(cookie, now);
  return end !== undefined && end <= now;
}
