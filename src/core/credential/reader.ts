import type { CookiePair, SetCookie } from '../http/cookie.ts';
import type { Exchange, Header } from '../http/exchange.ts';
import { getSetCookies } from '../http/header.ts';
import { parseCookieHeader } from '../http/parse-cookie.ts';
import { parseSetCookie } from '../http/parse-set-cookie.ts';
import type { Found } from './credential.ts';
import { createInterner, createInternerBudget, type InternerBudget } from './interner.ts';
import { PLAIN_HEADERS } from './places.ts';
import type { ExchangeReading } from './read.ts';
import { readRequestBody } from './read-body.ts';
import { readCookies, readSetCookies } from './read-cookies.ts';
import { readRequestHeader, readRequestUrl, readResponseHeader } from './read-header.ts';

/** Finds the credentials of exchanges, but for those in response bodies (`digestBody`). What repeats is read once: the same header text gives the same `Found` objects again. */
export interface Reader {
  read(exchange: Exchange): ExchangeReading;
}

interface CookieReading {
  found: Found[];
  cookies: CookiePair[];
  authBytes: number;
}

interface SetCookieReading {
  found: Found[];
  setCookies: SetCookie[];
}

const NOTHING: Found[] = [];
const NO_COOKIES: CookiePair[] = [];
const NO_SET_COOKIES: SetCookie[] = [];
/** Headers a reading looks at although they are listed as plain. */
const READ_ELSEWHERE = new Set([
  'authorization',
  'proxy-authorization',
  'referer',
  'location',
  'sec-websocket-protocol',
  'signature-input',
]);

/** Makes a reader with a cache of its own. Never throws on any exchange. */
export function createReader(): Reader {
  const budget = createInternerBudget();
  const cookies = createInterner<CookieReading>((text) => {
    const pairs = parseCookieHeader(text);
    return { cookies: pairs, ...readCookies(pairs) };
  }, budget);
  const setCookies = createInterner<SetCookieReading>((text) => {
    const fields = text.split('\n').map(parseSetCookie);
    return { setCookies: fields, found: readSetCookies(fields) };
  }, budget);
  const requestHeaders = createByName(readRequestHeader, budget);
  const responseHeaders = createByName(readResponseHeader, budget);
  const urls = createInterner<Found[]>(readRequestUrl, budget);

  return {
    read(exchange) {
      const found: Found[] = [];
      let authBytes = 0;
      const reading: ExchangeReading = { found, cookies: NO_COOKIES, setCookies: NO_SET_COOKIES, authBytes: 0 };
      for (const one of urls.get(exchange.url)) {
        found.push(one);
        authBytes += one.bytes;
      }
      for (const header of exchange.requestHeaders) {
        const name = header.name.toLowerCase();
        if (name === 'cookie') {
          const read = cookies.get(header.value);
          // HTTP/2 may send one Cookie field a cookie (RFC 9113 section 8.2.3).
          reading.cookies = reading.cookies.length === 0 ? read.cookies : [...reading.cookies, ...read.cookies];
          for (const one of read.found) found.push(one);
          authBytes += read.authBytes;
          continue;
        }
        if (isPassedOver(name)) continue;
        for (const one of requestHeaders(name, header.value)) {
          found.push(one);
          if (one.place.carrier !== 'referer') authBytes += one.bytes;
        }
      }
      if (exchange.requestBody) for (const one of readRequestBody(exchange.requestBody)) found.push(one);
      readResponse(exchange, reading);
      reading.authBytes = authBytes;
      return reading;
    },
  };

  function readResponse(exchange: Exchange, reading: ExchangeReading): void {
    if (hasSetCookie(exchange.responseHeaders)) {
      const read = setCookies.get(getSetCookies(exchange.responseHeaders).join('\n'));
      reading.setCookies = read.setCookies;
      for (const one of read.found) reading.found.push(one);
    }
    for (const header of exchange.responseHeaders) {
      const name = header.name.toLowerCase();
      if (isPassedOver(name)) continue;
      for (const one of responseHeaders(name, header.value)) reading.found.push(one);
    }
  }
}

function isPassedOver(name: string): boolean {
  return (
    (PLAIN_HEADERS.has(name) && !READ_ELSEWHERE.has(name)) ||
    name.startsWith('access-control-') ||
    name.startsWith('sec-ch-') ||
    name.startsWith('sec-fetch-')
  );
}

function hasSetCookie(headers: readonly Header[]): boolean {
  return headers.some(({ name }) => name.length === 10 && name.toLowerCase() === 'set-cookie');
}

/** One cache a header name; names come from outside, so their number is bounded too. */
function createByName(
  read: (name: string, value: string) => Found[],
  budget: InternerBudget,
): (name: string, value: string) => Found[] {
  const caches = createInterner(
    (name) =>
      createInterner<Found[]>((value) => {
        const found = read(name, value);
        return found.length === 0 ? NOTHING : found;
      }, budget),
    budget,
  );
  return (name, value) => caches.get(name).get(value);
}
