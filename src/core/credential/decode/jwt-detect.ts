import { decodeBase64Url } from './base64.ts';
import { decodeJson } from './json.ts';
import { getString, isJsonObject, type JsonObject } from './json-model.ts';
import { decodeUtf8 } from './utf8.ts';

/** A header longer than this (in characters) is no header; so testing a value is cheap however long the value is. */
const MAX_HEADER = 65_536;

/** True when `value` is a compact JWS or JWE: three parts and a header with `alg`, or five and a header with `alg` and `enc`. */
export function isJwt(value: string): boolean {
  const form = detectJwt(value);
  return form === 'jws' || form === 'jwe';
}

/**
 * Whether `value` is a JWS, a JWE, or was meant to be one and is `broken` (cut, extra parts, no `alg`); undefined for all else. A
 * value that starts `eyJ` is no JWT until its first part decodes to a JSON object with a string `alg`: Flask, Laravel and many
 * more write base64 JSON with dots.
 */
export function detectJwt(value: string): 'jws' | 'jwe' | 'broken' | undefined {
  if (!mayStartObject(value)) return undefined;
  const dots: number[] = [];
  for (let dot = value.indexOf('.'); dot >= 0 && dots.length < 5; dot = value.indexOf('.', dot + 1)) dots.push(dot);
  const end = dots[0] ?? value.length;
  if (end > MAX_HEADER) return undefined;
  const header = readObject(value.slice(0, end));
  if (header === undefined) return undefined;
  const alg = getString(header.object, 'alg');
  const enc = getString(header.object, 'enc');
  if (alg !== undefined && header.whole) {
    if (enc === undefined) return dots.length === 2 ? 'jws' : 'broken';
    return dots.length === 4 ? 'jwe' : 'broken';
  }
  // A header that was cut: something of it must say JOSE. Plain base64 JSON in a cookie does not.
  if (!header.whole) return alg !== undefined || isJoseType(header.object) ? 'broken' : undefined;
  if (dots.length !== 2) return undefined;
  const payload = readObject(value.slice(end + 1, dots[1]));
  return payload?.whole === true ? 'broken' : undefined;
}

/**
 * The first character of base64 of `{`, or of white space or a byte order mark before it. Never `eyJ` alone: `{ "alg"` gives `eyA`,
 * a line break after the brace gives `ewo`.
 */
export function mayStartObject(value: string): boolean {
  const first = value.charCodeAt(0);
  if (first === 0x65 /* e */) return true;
  return (
    (first === 0x49 || first === 0x43 || first === 0x44 || first === 0x37) &&
    /^(?:I[AEHXDCi]|C[QgXn]|D[Q]|77u_)/.test(value)
  );
}

function readObject(text: string): { object: JsonObject; whole: boolean } | undefined {
  const { bytes, problems } = decodeBase64Url(text);
  if (bytes.length < 2) return undefined;
  const { ok, value } = decodeJson(decodeUtf8(bytes).text);
  if (!isJsonObject(value)) return undefined;
  return { object: value, whole: ok && !problems.some(({ code }) => code === 'invalid-character') };
}

function isJoseType(header: JsonObject): boolean {
  const typ = getString(header, 'typ')?.toLowerCase();
  return typ !== undefined && /(?:^|\+)jwt$/.test(typ);
}
