import { decodeAnyBase64, decodeBase64Url } from './base64.ts';
import { getString, isJsonObject } from './json-model.ts';
import { readBase64 } from './readable.ts';
import { createSealed, type SealedCookie, toTime } from './sealed-model.ts';
import { hasControlCharacters } from './utf8.ts';

/** ASP.NET Core data protection: the magic number 09 F0 C9 F0, the ID of the key, ciphertext; base64url. */
export function decodeDataProtection(value: string): SealedCookie | undefined {
  if (!value.startsWith('CfDJ8')) return undefined;
  const { bytes, problems } = decodeBase64Url(value);
  if (bytes.length < 40 || problems.some(({ code }) => code === 'invalid-character')) return undefined;
  const cookie = createSealed('aspnet-data-protection', 'encrypted', 'ASP.NET Core');
  cookie.certainty = 'high';
  cookie.details.push({ name: 'Key ID', value: formatGuid(bytes.subarray(4, 20)) });
  return cookie;
}

/** A GUID as .NET prints it: the first three groups are little-endian. */
function formatGuid(bytes: Uint8Array): string {
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
    .map((at) => (bytes[at] ?? 0).toString(16).padStart(2, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A forms authentication ticket of ASP.NET 2 to 4: whole blocks and a MAC in upper-case hexadecimal, and nothing that says more. */
export function decodeAspNetTicket(value: string): SealedCookie | undefined {
  if (!/^[0-9A-F]{160,}$/.test(value) || value.length % 2 !== 0 || /^\d+$/.test(value)) return undefined;
  const cookie = createSealed('aspnet-ticket', 'encrypted', 'ASP.NET forms authentication');
  cookie.certainty = 'low';
  return cookie;
}

/**
 * Bytes that the ID of a session has when Laravel encrypted it: 40 characters after the 41 that bind a value to its cookie, with AES-GCM as they
 * are, with AES-CBC in whole blocks. State is longer, as it has at least a token and the user in it.
 */
const LARAVEL_ID_BYTES = new Set([81, 96]);

/** Laravel's encrypter: base64 of JSON with `iv`, `value` and `mac` or `tag`. */
export function decodeLaravel(value: string): SealedCookie | undefined {
  if (!value.startsWith('eyJpdiI6')) return undefined;
  const envelope = readBase64(value)?.content;
  if (!isJsonObject(envelope) || getString(envelope, 'iv') === undefined || getString(envelope, 'value') === undefined)
    return undefined;
  if (getString(envelope, 'mac') === undefined) return undefined;
  const cookie = createSealed('laravel-encrypted', 'encrypted', 'Laravel');
  cookie.certainty = 'high';
  // Laravel encrypts the ID of a session it keeps itself, too. What is inside shows by its length alone.
  const { bytes } = decodeAnyBase64(getString(envelope, 'value') ?? '');
  cookie.holds = LARAVEL_ID_BYTES.has(bytes.length) ? 'session-id' : 'unknown';
  cookie.details.push({ name: 'Cipher', value: envelope.tag ? 'AES-GCM' : 'AES-CBC with HMAC' });
  return cookie;
}

/** WordPress: user name, expiry in seconds, a token of the session, an HMAC; bars between. */
export function decodeWordPress(value: string): SealedCookie | undefined {
  const match = /^([^|]{1,128})\|(\d{9,11})\|([A-Za-z0-9]{43})\|([0-9a-f]{64})$/.exec(value);
  if (match === null) return undefined;
  const cookie = createSealed('wordpress', 'signed', 'WordPress');
  cookie.certainty = 'high';
  cookie.holds = 'state';
  cookie.content = match[1] as string;
  const time = toTime(Number(match[2]));
  if (time !== undefined) cookie.expiresAt = time;
  return cookie;
}

/** Yii 2: an HMAC SHA-256 in hexadecimal, then PHP's serialization of the name and value. */
export function decodeYii(value: string): SealedCookie | undefined {
  const match = /^[0-9a-f]{64}(a:2:\{.*\})$/s.exec(value);
  if (match === null || hasControlCharacters(value)) return undefined;
  const cookie = createSealed('yii-signed', 'signed', 'Yii');
  cookie.certainty = 'high';
  cookie.content = match[1] as string;
  return cookie;
}

/** CakePHP marks what it encrypted with `Q2FrZQ==.`, which is "Cake" in base64. */
export function decodeCakePhp(value: string): SealedCookie | undefined {
  if (!/^Q2FrZQ==\.[A-Za-z0-9+/]{40,}={0,2}$/.test(value)) return undefined;
  const cookie = createSealed('cakephp-encrypted', 'encrypted', 'CakePHP');
  cookie.certainty = 'high';
  return cookie;
}

/** A user name in base64, a flag, and ciphertext in base64, with bars between, as DokuWiki remembers a login. */
export function decodeUserAndCiphertext(value: string): SealedCookie | undefined {
  const match = /^([A-Za-z0-9+/]{2,128}={0,2})\|([01])\|([A-Za-z0-9+/]{22,}={0,2})$/.exec(value);
  if (match === null) return undefined;
  const user = readBase64(match[1] as string);
  const { ok, bytes } = decodeAnyBase64(match[3] as string);
  if (user === undefined || !ok || bytes.length < 16) return undefined;
  const cookie = createSealed('user-and-ciphertext', 'encrypted');
  cookie.certainty = 'medium';
  cookie.content = user.content;
  return cookie;
}
