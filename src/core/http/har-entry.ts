import type { Exchange, Header, ResourceType, ResponseBody, Unseen } from './exchange.ts';
import { cutPage } from './form-post.ts';
import { getHeader } from './header.ts';
import { isJsonType } from './media-type.ts';
import { readBodyParams, readBodyText } from './request-body.ts';
import type { Scrubber } from './scrub.ts';
import { parseUrl } from './site.ts';

/** What an entry gave: an exchange, or the reason why there is none; and what was odd about it. */
export interface HarEntry {
  exchange?: Exchange;
  pageref?: string;
  redirectUrl?: string;
  /** Type as the file says it; absent where it does not. */
  declaredType?: ResourceType;
  problems: string[];
}

type Json = Record<string, unknown>;

/** Response bodies are kept up to this many characters, and only those that may hold tokens. */
const MAX_BODY = 1_048_576;
/** Header fields read of one message. */
const MAX_HEADERS = 1000;
const TYPES: Readonly<Record<string, ResourceType>> = {
  document: 'document',
  xhr: 'fetch',
  fetch: 'fetch',
  eventsource: 'fetch',
  script: 'script',
  stylesheet: 'stylesheet',
  image: 'image',
  font: 'font',
  media: 'media',
  websocket: 'websocket',
  ping: 'ping',
  preflight: 'preflight',
};

/**
 * Reads one entry of a HAR 1.2 file. Never throws: without a URL there is no exchange, everything else may be missing. `fallbackTime`
 * (milliseconds) stands in for a time that cannot be read. What must never be kept is taken out.
 */
export function readHarEntry(entry: unknown, number: number, fallbackTime: number, scrubber: Scrubber): HarEntry {
  const problems: string[] = [];
  if (!isObject(entry)) return { problems: ['it is no object'] };
  const request = entry.request;
  if (!isObject(request)) return { problems: ['it has no request'] };
  if (typeof request.url !== 'string' || !parseUrl(request.url)) return { problems: ['its request has no usable URL'] };
  const response = isObject(entry.response) ? entry.response : undefined;
  if (!response) problems.push('it has no response');
  if (typeof request.method !== 'string') problems.push('its request has no method; GET is assumed');
  let startedAt = typeof entry.startedDateTime === 'string' ? Date.parse(entry.startedDateTime) : Number.NaN;
  if (!Number.isFinite(startedAt)) {
    problems.push('its time cannot be read; that of the entry before is used');
    startedAt = fallbackTime;
  }
  const exchange: Exchange = {
    id: String(number),
    number,
    url: request.url,
    method: typeof request.method === 'string' ? request.method : 'GET',
    type: 'other',
    startedAt,
    status: readStatus(response?.status),
    requestHeaders: readHeaders(request.headers, problems, 'request'),
    responseHeaders: readHeaders(response?.headers, problems, 'response'),
  };
  if (typeof entry.time === 'number' && Number.isFinite(entry.time))
    exchange.endedAt = startedAt + Math.max(0, entry.time);
  else if (exchange.status !== 0) exchange.endedAt = startedAt;
  addCookies(exchange, request.cookies, response?.cookies);
  readBodies(exchange, request, response, scrubber);
  readExtras(exchange, entry, response);
  const declaredType = readType(entry, exchange);
  exchange.type = declaredType ?? guessType(exchange, response);
  const result: HarEntry = { exchange: scrubber.exchange(exchange), problems };
  if (declaredType !== undefined) result.declaredType = declaredType;
  if (typeof entry.pageref === 'string') result.pageref = entry.pageref;
  const target = typeof response?.redirectURL === 'string' ? response.redirectURL : '';
  const redirectUrl =
    target || (exchange.status >= 300 && exchange.status < 400 ? getHeader(exchange.responseHeaders, 'location') : '');
  // As the exchange that it leads to is kept.
  if (redirectUrl) result.redirectUrl = scrubber.url(redirectUrl);
  return result;
}

function readStatus(status: unknown): number {
  return typeof status === 'number' && Number.isInteger(status) && status > 0 && status < 1000 ? status : 0;
}

function readHeaders(value: unknown, problems: string[], message: string): Header[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`the headers of its ${message} are no list`);
    return [];
  }
  const headers: Header[] = [];
  let broken = 0;
  for (const item of value.slice(0, MAX_HEADERS)) {
    if (!isObject(item) || typeof item.name !== 'string' || typeof item.value !== 'string') broken++;
    // Chromium lists the pseudo-header fields of HTTP/2 among the headers (RFC 9113 section 8.3).
    else if (!item.name.startsWith(':')) headers.push({ name: item.name, value: item.value });
  }
  if (broken > 0) problems.push(`${broken} of the headers of its ${message} cannot be read`);
  return headers;
}

/** Some exporters leave Cookie and Set-Cookie out of the headers and list the cookies apart. */
function addCookies(exchange: Exchange, sent: unknown, received: unknown): void {
  if (Array.isArray(sent) && sent.length > 0 && getHeader(exchange.requestHeaders, 'cookie') === undefined) {
    const pairs = sent.filter(isNamedValue).map(({ name, value }) => `${name}=${value}`);
    if (pairs.length > 0) exchange.requestHeaders.push({ name: 'Cookie', value: pairs.join('; ') });
  }
  if (
    Array.isArray(received) &&
    received.length > 0 &&
    getHeader(exchange.responseHeaders, 'set-cookie') === undefined
  ) {
    for (const cookie of received.slice(0, MAX_HEADERS)) {
      if (isNamedValue(cookie)) exchange.responseHeaders.push({ name: 'Set-Cookie', value: writeSetCookie(cookie) });
    }
  }
}

function writeSetCookie(cookie: Json): string {
  const parts = [`${cookie.name}=${cookie.value}`];
  if (typeof cookie.path === 'string' && cookie.path !== '') parts.push(`Path=${cookie.path}`);
  if (typeof cookie.domain === 'string' && cookie.domain !== '') parts.push(`Domain=${cookie.domain}`);
  const expires = typeof cookie.expires === 'string' ? Date.parse(cookie.expires) : Number.NaN;
  if (Number.isFinite(expires)) parts.push(`Expires=${new Date(expires).toUTCString()}`);
  if (cookie.httpOnly === true) parts.push('HttpOnly');
  if (cookie.secure === true) parts.push('Secure');
  if (typeof cookie.sameSite === 'string' && cookie.sameSite !== '') parts.push(`SameSite=${cookie.sameSite}`);
  return parts.join('; ');
}

function readBodies(exchange: Exchange, request: Json, response: Json | undefined, scrubber: Scrubber): void {
  const post = request.postData;
  const contentType = getHeader(exchange.requestHeaders, 'content-type');
  if (isObject(post)) {
    const mediaType = typeof post.mimeType === 'string' ? post.mimeType : contentType;
    const params = Array.isArray(post.params) ? post.params.filter(isNamed) : [];
    exchange.requestBody =
      typeof post.text === 'string' && post.text !== ''
        ? readBodyText(mediaType, post.text, scrubber)
        : readBodyParams(mediaType, params, scrubber);
    if (typeof request.bodySize === 'number' && request.bodySize >= 0) exchange.requestBody.bytes = request.bodySize;
  } else if (contentType !== undefined && request.bodySize !== 0) addUnseen(exchange, 'request-body');
  const body = readResponseBody(response);
  if (body) exchange.responseBody = body;
}

/** Longer texts (in characters) are no sentence. */
const MAX_REASON = 240;

/** JSON, JWTs, forms, a refusal in plain words, and of pages the form that hands a token or an assertion on. Other bodies hold nothing that is read. */
function readResponseBody(response: Json | undefined): ResponseBody | undefined {
  const content = response?.content;
  if (!isObject(content) || typeof content.text !== 'string' || content.text === '') return undefined;
  const mediaType =
    typeof content.mimeType === 'string' ? (content.mimeType.split(';', 1)[0] as string).trim().toLowerCase() : '';
  const isToken = isJsonType(mediaType) || /[/+]jwt$|^application\/x-www-form-urlencoded$/.test(mediaType);
  const isPage = mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
  // Some write JSON and call it text or a page.
  const isText = mediaType === 'text/plain' || mediaType === '';
  if (!isToken && !isPage && !isText) return undefined;
  const text = content.encoding === 'base64' ? decodeBase64Text(content.text.slice(0, 2 * MAX_BODY)) : content.text;
  const isJson = /^\s{0,256}[{[]/.test(text);
  if (isPage && !isJson)
    return { mediaType, text: cutPage(text.slice(0, MAX_BODY), readStatus(response?.status) >= 400) };
  // A refusal in a few plain words says why.
  const isReason = isText && readStatus(response?.status) >= 400 && text.length <= MAX_REASON;
  if (!isToken && !isJson && !isReason) return undefined;
  const body: ResponseBody = { mediaType, text: text.slice(0, MAX_BODY) };
  if (text.length > MAX_BODY) body.truncated = true;
  return body;
}

function decodeBase64Text(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}

function readExtras(exchange: Exchange, entry: Json, response: Json | undefined): void {
  if (exchange.requestHeaders.length === 0) addUnseen(exchange, 'request-headers');
  if (exchange.status !== 0 && exchange.responseHeaders.length === 0) addUnseen(exchange, 'response-headers');
  const content = response?.content;
  const hasJson = /json/i.test(getHeader(exchange.responseHeaders, 'content-type') ?? '');
  if (hasJson && isObject(content) && typeof content.text !== 'string') addUnseen(exchange, 'response-body');
  const error = typeof response?._error === 'string' ? response._error : entry._error;
  if (typeof error === 'string' && error !== '') exchange.error = error.slice(0, 200);
  if (typeof entry._fromCache === 'string') exchange.fromCache = true;
  const origin = getHeader(exchange.requestHeaders, 'origin');
  if (origin !== undefined && origin !== 'null') exchange.initiator = origin;
}

/** Notes that a fact of the exchange is not in the file. */
export function addUnseen(exchange: Exchange, fact: Unseen): void {
  exchange.unseen = [...(exchange.unseen ?? []), fact];
}

function readType(entry: Json, exchange: Exchange): ResourceType | undefined {
  if (
    exchange.method === 'OPTIONS' &&
    getHeader(exchange.requestHeaders, 'access-control-request-method') !== undefined
  )
    return 'preflight';
  const destination = getHeader(exchange.requestHeaders, 'sec-fetch-dest')?.toLowerCase();
  if (destination === 'iframe' || destination === 'frame') return 'subdocument';
  if (destination === 'document') return 'document';
  const declared = typeof entry._resourceType === 'string' ? entry._resourceType.toLowerCase() : '';
  if (Object.hasOwn(TYPES, declared)) return TYPES[declared];
  if (/^wss?:/.test(exchange.url)) return 'websocket';
  if (destination === 'empty') return 'fetch';
  if (destination !== undefined && Object.hasOwn(TYPES, destination)) return TYPES[destination];
  if (destination === 'style') return 'stylesheet';
  return undefined;
}

/** Files of other makers name no type: a page that nothing but a link can have asked for is a document. */
function guessType(exchange: Exchange, response: Json | undefined): ResourceType {
  const content = response?.content;
  const mediaType = isObject(content) && typeof content.mimeType === 'string' ? content.mimeType : '';
  const accept = getHeader(exchange.requestHeaders, 'accept') ?? '';
  const scripted =
    exchange.initiator !== undefined || getHeader(exchange.requestHeaders, 'x-requested-with') !== undefined;
  if (accept.startsWith('text/html') || (mediaType.startsWith('text/html') && accept === '' && !scripted))
    return 'document';
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType.startsWith('text/css')) return 'stylesheet';
  if (/javascript/.test(mediaType)) return 'script';
  if (/^font\/|font/.test(mediaType)) return 'font';
  return /json/.test(mediaType) || scripted ? 'fetch' : 'other';
}

/** True for a JSON object; arrays and null are none. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedValue(value: unknown): value is Json & { name: string; value: string } {
  return isObject(value) && typeof value.name === 'string' && typeof value.value === 'string';
}

function isNamed(value: unknown): value is { name: string; value?: string } {
  return (
    isObject(value) && typeof value.name === 'string' && (value.value === undefined || typeof value.value === 'string')
  );
}
