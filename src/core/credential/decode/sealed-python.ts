import { decodeAnyBase64, decodeBase64Url } from './base64.ts';
import { inflate } from './inflate.ts';
import { readBytes, readText } from './readable.ts';
import { createSealed, type SealedCookie, toTime } from './sealed-model.ts';

/** Seconds that itsdangerous before 1.0 counted from (2011-01-01). */
const OLD_EPOCH = 1_293_840_000;

/**
 * itsdangerous (Flask, Starlette, Superset): `payload.timestamp.signature`, the payload base64 of JSON, with a dot before it when it
 * is zlib-compressed. Three parts that may start `eyJ`, and no JWT.
 */
export function decodeItsDangerous(value: string): SealedCookie | undefined {
  const match =
    /^(\.?)([\w-]{2,}={0,2}|[A-Za-z0-9+/]{2,}={0,2})\.([\w-]{5,8})\.([\w-]{27}|[\w-]{43}|[\w-]{64}|[\w-]{86})$/.exec(
      value,
    );
  if (match === null) return undefined;
  const [, compressed, payload = '', stamp = ''] = match;
  const time = readTimestamp(stamp);
  if (time === undefined) return undefined;
  const cookie = createSealed('itsdangerous', 'signed', 'Flask');
  cookie.issuedAt = time;
  if (!readPayload(cookie, payload, compressed !== '')) return undefined;
  if (/[+/=]/.test(payload)) cookie.framework = 'Starlette';
  cookie.certainty = 'high';
  return cookie;
}

function readTimestamp(text: string): number | undefined {
  const { ok, bytes } = decodeBase64Url(text);
  if (!ok || bytes.length < 4 || bytes.length > 6) return undefined;
  const seconds = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return toTime(seconds) ?? toTime(seconds + OLD_EPOCH);
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Django's signing module: `payload:timestamp:signature`, the timestamp in base 62, the payload as with itsdangerous or as it is. */
export function decodeDjangoSigning(value: string): SealedCookie | undefined {
  const match = /^(.+):([A-Za-z0-9]{6}):([\w-]{27}|[\w-]{43})$/s.exec(value);
  if (match === null) return undefined;
  const [, payload = '', stamp = ''] = match;
  let seconds = 0;
  for (const digit of stamp) seconds = seconds * 62 + BASE62.indexOf(digit);
  const time = toTime(seconds);
  if (time === undefined) return undefined;
  const cookie = createSealed('django-signing', 'signed', 'Django');
  cookie.certainty = 'high';
  cookie.issuedAt = time;
  const compressed = payload.startsWith('.');
  const encoded = compressed ? payload.slice(1) : payload;
  if (!/^[\w-]+$/.test(encoded) || !readPayload(cookie, encoded, compressed)) {
    const plain = readText(payload);
    if (plain === undefined) return undefined;
    cookie.content = plain.content;
  }
  return cookie;
}

/** Reads a base64 payload of JSON, zlib-compressed or not, into the cookie; false when it is nothing of the kind. */
function readPayload(cookie: SealedCookie, payload: string, compressed: boolean): boolean {
  const { bytes, problems } = decodeAnyBase64(payload);
  if (problems.length > 0) return false;
  const inflated = compressed ? inflate(bytes) : undefined;
  if (inflated?.problem !== undefined) cookie.problems.push(inflated.problem);
  if (compressed) cookie.details.push({ name: 'Compression', value: 'zlib' });
  const readable = readBytes(inflated?.bytes ?? bytes);
  if (readable === undefined) {
    if (!compressed) return false;
    cookie.problems.push('not-readable');
    return true;
  }
  // Without a signature's key only the form tells; plain base64 of words is no serialized session.
  if (!readable.json && !compressed && cookie.format === 'django-signing') return false;
  cookie.content = readable.content;
  cookie.notes = readable.notes;
  if (readable.json && typeof readable.content === 'object') cookie.holds = 'state';
  return true;
}

/** Fernet (Python cryptography): version 0x80, time, vector, ciphertext in whole blocks, HMAC; base64url. */
export function decodeFernet(value: string): SealedCookie | undefined {
  if (!value.startsWith('gAAAA')) return undefined;
  const { bytes, problems } = decodeBase64Url(value);
  if (problems.some(({ code }) => code !== 'padding')) return undefined;
  if (bytes[0] !== 0x80 || bytes.length < 73 || (bytes.length - 57) % 16 !== 0) return undefined;
  const time = toTime(bytes.subarray(1, 9).reduce((sum, byte) => sum * 256 + byte, 0));
  if (time === undefined) return undefined;
  const cookie = createSealed('fernet', 'encrypted', 'Fernet (Python cryptography)');
  cookie.certainty = 'high';
  cookie.issuedAt = time;
  return cookie;
}

/** Tornado's signed values, version 2: fields with their lengths, `2|1:0|10:time|4:name|8:base64|signature`. */
export function decodeTornado(value: string): SealedCookie | undefined {
  const match = /^2\|1:(\d)\|\d{1,2}:(\d{1,12})\|\d{1,4}:([^|]*)\|\d{1,6}:([A-Za-z0-9+/]*={0,2})\|[0-9a-f]{64}$/.exec(
    value,
  );
  if (match === null) return undefined;
  const cookie = createSealed('tornado-signed', 'signed', 'Tornado');
  cookie.certainty = 'high';
  const time = toTime(Number(match[2]));
  if (time !== undefined) cookie.issuedAt = time;
  cookie.details.push({ name: 'Signed for', value: match[3] as string });
  const readable = readBytes(decodeAnyBase64(match[4] as string).bytes);
  if (readable === undefined) cookie.problems.push('not-readable');
  else {
    cookie.content = readable.content;
    cookie.notes = readable.notes;
  }
  return cookie;
}
