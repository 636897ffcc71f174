import { decodeAnyBase64 } from '../credential/decode/base64.ts';
import { type DecodedBasic, decodeBasic } from '../credential/decode/basic.ts';
import { decodeJsonSerialization } from '../credential/decode/json-serialization.ts';
import { type DecodedJwt, decodeJwt } from '../credential/decode/jwt.ts';
import { detectJwt } from '../credential/decode/jwt-detect.ts';
import { type DecodedSaml, decodeSaml } from '../credential/decode/saml.ts';
import { type DecodedSdJwt, decodeSdJwt, isSdJwt } from '../credential/decode/sd-jwt.ts';
import { decodeSealedCookie, type SealedCookie } from '../credential/decode/sealed-cookie.ts';
import { unwrap } from '../credential/decode/unwrap.ts';
import type { SetCookie } from '../http/cookie.ts';
import { parseForm, parseQuery } from '../http/form.ts';
import { parseCookieHeader } from '../http/parse-cookie.ts';
import { parseSetCookie } from '../http/parse-set-cookie.ts';
import { type CurlRequest, readCurl } from './curl.ts';

/** A name and a value, and what the value is, if it is something that is read here. */
export interface PastedPair {
  name: string;
  value: string;
  inside?: Pasted;
}

/** What a pasted text is. */
export type Pasted =
  | { kind: 'token'; value: string; jwt: DecodedJwt }
  | { kind: 'sd-jwt'; value: string; sdJwt: DecodedSdJwt }
  | { kind: 'saml'; value: string; saml: DecodedSaml }
  | { kind: 'set-cookie'; cookie: SetCookie; inside?: Pasted }
  | { kind: 'cookies'; pairs: PastedPair[] }
  | { kind: 'basic'; value: string; basic: DecodedBasic }
  | { kind: 'sealed'; value: string; sealed: SealedCookie }
  | { kind: 'curl'; request: CurlRequest; pairs: PastedPair[] }
  | { kind: 'url'; url: string; pairs: PastedPair[] }
  | { kind: 'form'; pairs: PastedPair[] }
  | { kind: 'json'; pairs: PastedPair[] }
  | { kind: 'headers'; pairs: PastedPair[] }
  | { kind: 'unknown' };

const MAX_TEXT = 1_048_576;
const MAX_PAIRS = 200;
const MAX_DEPTH = 3;

/** Tells what a pasted text is, and reads it. Never throws; nothing is verified. */
export function readPasted(text: string): Pasted {
  return read(text.trim().slice(0, MAX_TEXT), 0) ?? { kind: 'unknown' };
}

function read(text: string, depth: number): Pasted | undefined {
  if (text === '' || depth > MAX_DEPTH) return undefined;
  const request = readCurl(text);
  if (request !== undefined) return { kind: 'curl', request, pairs: pairsOfRequest(request, depth) };
  return readHeaders(text, depth) ?? readValue(text, depth) ?? readPairs(text, depth);
}

/** A header line, or several of them. */
function readHeaders(text: string, depth: number): Pasted | undefined {
  const lines = text.split(/\r?\n/).map((line) => /^([A-Za-z][\w-]{1,60}):[ \t]*(\S.*)$/.exec(line.trim()));
  const [first] = lines;
  if (first === null || first === undefined || /^https?$/i.test(first[1] as string)) return undefined;
  if (lines.length === 1) return readHeader(first[1] as string, first[2] as string, depth);
  const headers = lines.filter((line) => line !== null).slice(0, MAX_PAIRS);
  return {
    kind: 'headers',
    pairs: headers.map(([, name = '', value = '']) => withInside(name, value, readHeader(name, value, depth + 1))),
  };
}

function readHeader(name: string, value: string, depth: number): Pasted | undefined {
  switch (name.toLowerCase()) {
    case 'set-cookie':
      return readSetCookie(value, depth);
    case 'cookie':
      return { kind: 'cookies', pairs: pairsOfCookies(value, depth) };
    case 'authorization':
    case 'proxy-authorization':
      return readValue(value, depth);
    case 'location':
    case 'referer':
      return readUrl(value, depth);
    default:
      return readValue(value, depth);
  }
}

/** One value: a token, a SAML message, credentials of a user, a cookie that frameworks seal. */
function readValue(text: string, depth: number): Pasted | undefined {
  const basic = /^basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(text);
  if (basic !== null) return { kind: 'basic', value: text, basic: decodeBasic(basic[1] as string) };
  const { value } = unwrap(text);
  if (isSdJwt(value)) return { kind: 'sd-jwt', value, sdJwt: decodeSdJwt(value) };
  if (detectJwt(value) !== undefined) return { kind: 'token', value, jwt: decodeJwt(value) };
  if (value.startsWith('{')) {
    const jwt = decodeJsonSerialization(value);
    if (jwt !== undefined) return { kind: 'token', value, jwt };
  }
  const saml = readSaml(value);
  if (saml !== undefined) return saml;
  const address = readUrl(text, depth);
  if (address !== undefined) return address;
  const json = readJson(value, depth);
  if (json !== undefined) return json;
  if (depth > 0) return undefined;
  const cookie = looksLikeSetCookie(text) ? readSetCookie(text, depth) : undefined;
  return cookie ?? readSealed(value);
}

/** Plain, in base64, with DEFLATE, in base64 twice, percent-encoded: however it was copied. */
function readSaml(value: string): Pasted | undefined {
  if (!value.startsWith('<') && !/^[A-Za-z0-9+/=_\-\s%]{16,}$/.test(value)) return undefined;
  const saml = decodeSaml(value);
  if (saml !== undefined) return { kind: 'saml', value, saml };
  if (value.startsWith('<')) return undefined;
  const { ok, bytes } = decodeAnyBase64(value);
  if (!ok || bytes.length < 16 || bytes.length > MAX_TEXT) return undefined;
  const inner = new TextDecoder().decode(bytes);
  const twice = /^[A-Za-z0-9+/=\s]{16,}$/.test(inner) ? decodeSaml(inner) : undefined;
  return twice && { kind: 'saml', value: inner, saml: twice };
}

function readSealed(value: string): Pasted | undefined {
  const sealed = decodeSealedCookie(value);
  return sealed && sealed.certainty !== 'low' ? { kind: 'sealed', value, sealed } : undefined;
}

/** Name, equals sign, and an attribute that only Set-Cookie has. */
function looksLikeSetCookie(text: string): boolean {
  return (
    /^[^\s=;,]{1,256}=[^;\n]*;/.test(text) &&
    /;\s*(?:path|domain|expires|max-age|samesite)\s*=|;\s*(?:secure|httponly|partitioned)\s*(?:;|$)/i.test(text)
  );
}

function readSetCookie(text: string, depth: number): Pasted {
  const cookie = parseSetCookie(text);
  const inside = read(cookie.value, depth + 1) ?? readSealed(cookie.value);
  return inside === undefined ? { kind: 'set-cookie', cookie } : { kind: 'set-cookie', cookie, inside };
}

function readUrl(text: string, depth: number): Pasted | undefined {
  if (!/^[a-z][a-z0-9+.-]{1,40}:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
  const fields = [...parseQuery(text), ...parseQuery(text, 'fragment')];
  return { kind: 'url', url: text, pairs: toPairs(fields, depth) };
}

function readJson(text: string, depth: number): Pasted | undefined {
  if (!/^[{[]/.test(text)) return undefined;
  const { nested, json } = unwrap(text);
  if (json === undefined || nested.length === 0) return undefined;
  return { kind: 'json', pairs: nested.map(({ path, value }) => withInside(path, value, read(value, depth + 1))) };
}

/** What is left: a Cookie header without its name, or a form or query. */
function readPairs(text: string, depth: number): Pasted | undefined {
  if (text.includes('\n')) return undefined;
  if (/^[^\s=;&]{1,256}=[^;]*(?:;\s*[^\s=;]{1,256}=[^;]*)+;?$/.test(text))
    return { kind: 'cookies', pairs: pairsOfCookies(text, depth) };
  if (!/^\??[\w.[\]%~-]{1,128}=[^\s&]*(?:&[\w.[\]%~-]{1,128}(?:=[^\s&]*)?)*$/.test(text)) return undefined;
  return { kind: 'form', pairs: toPairs(parseForm(text.replace(/^\?/, '')), depth) };
}

function pairsOfCookies(text: string, depth: number): PastedPair[] {
  return parseCookieHeader(text)
    .slice(0, MAX_PAIRS)
    .map(({ name, value }) => withInside(name, value, readValue(value, depth + 1) ?? readSealed(value)));
}

function pairsOfRequest({ url, headers, body }: CurlRequest, depth: number): PastedPair[] {
  const pairs = headers
    .slice(0, MAX_PAIRS)
    .map(({ name, value }) => withInside(name, value, readHeader(name, value, depth + 1)));
  const address = readUrl(url, depth + 1);
  if (address?.kind === 'url') pairs.unshift(...address.pairs.map((pair) => ({ ...pair, name: `URL ${pair.name}` })));
  if (body !== undefined) pairs.push(withInside('Body', body, read(body, depth + 1)));
  return pairs;
}

function toPairs(fields: readonly { name: string; value: string }[], depth: number): PastedPair[] {
  return fields.slice(0, MAX_PAIRS).map(({ name, value }) => withInside(name, value, read(value, depth + 1)));
}

function withInside(name: string, value: string, inside: Pasted | undefined): PastedPair {
  return inside === undefined ? { name, value } : { name, value, inside };
}
