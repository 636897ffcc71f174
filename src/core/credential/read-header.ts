import { isHiddenValue } from '../http/hidden-value.ts';
import { secretKind } from '../http/secrets/secret-names.ts';
import type { Found } from './credential.ts';
import { createFound, createHidden, isTokenByShape } from './found.ts';
import { isCsrfName, senseOfName } from './names/sense.ts';
import { CREDENTIAL_HEADERS, PLAIN_HEADERS, PROXY_HEADERS } from './places.ts';
import { readAuthorization } from './read-authorization.ts';
import { type PairedSecret, readPairs } from './read-pairs.ts';
import { readUrl } from './read-url.ts';

const IN_URL = { query: 'query', fragment: 'fragment', path: 'path', userinfo: 'userinfo' } as const;
const IN_REFERER = { query: 'referer', fragment: 'referer', path: 'referer', userinfo: 'referer' } as const;
const IN_LOCATION = { query: 'location', fragment: 'location', path: 'location', userinfo: 'location' } as const;
/** No token is shorter than this (characters). */
const MIN_TOKEN = 16;

/** Credentials in the request's own URL. */
export function readRequestUrl(url: string): Found[] {
  return readUrl(url, IN_URL, 'sent');
}

/** Credentials in one request header other than Cookie. `name` in lower case. */
export function readRequestHeader(name: string, value: string): Found[] {
  if (name === 'authorization' || name === 'proxy-authorization') return one(readAuthorization(value, name, name));
  if (name === 'referer') return readUrl(value, IN_REFERER, 'sent');
  if (name === 'sec-websocket-protocol') return readSubprotocols(value);
  if (name === 'signature-input') return one(readSignatureInput(value));
  return readPlainHeader(name, value, 'request-header', 'sent');
}

/** Credentials in one response header other than Set-Cookie. `name` in lower case. */
export function readResponseHeader(name: string, value: string): Found[] {
  if (name === 'location' || name === 'content-location') return readUrl(value, IN_LOCATION, 'received');
  if (name === 'refresh') {
    const target = /url\s*=\s*(.+)$/i.exec(value.slice(0, 65_536));
    return target ? readUrl(target[1] as string, IN_LOCATION, 'received') : [];
  }
  if (name === 'authorization') return one(readAuthorization(value, 'response-header', name, 'received'));
  return readPlainHeader(name, value, 'response-header', 'received');
}

function readPlainHeader(
  name: string,
  value: string,
  carrier: 'request-header' | 'response-header',
  direction: 'sent' | 'received',
): Found[] {
  if (PLAIN_HEADERS.has(name) || isCsrfName(name) || PROXY_HEADERS.test(name)) return [];
  if (direction === 'sent' && value !== '' && secretKind(name) === 'password') return [ofPassword(name, value)];
  const listed = CREDENTIAL_HEADERS.has(name);
  const sense = listed ? (/keys?$/.test(name) ? 'key' : 'token') : senseOfName(name);
  const place = { carrier, name } as const;
  // What an answer holds under such a name may be anything; what a request sends is there for the server to read.
  if (sense !== undefined && direction === 'sent' && (isHiddenValue(value) || (listed && value === '')))
    return [createHidden(sense === 'key' ? 'api-key' : 'opaque', place, direction)];
  if (!listed && value.length < MIN_TOKEN) return [];
  // Some put a whole Authorization value into a header of their own.
  if (/^(?:bearer|basic|token)\s/i.test(value)) {
    const found = readAuthorization(value, carrier, name, direction);
    return found && (found.value !== '' || found.hidden) ? [found] : [];
  }
  const found = createFound(value.trim(), place, direction, name.length + 4);
  if (isTokenByShape(found)) return [found];
  if (sense === undefined || found.value === '') return [];
  if (found.kind === 'plain') {
    const pair = readPairs(value);
    if (pair !== undefined) return [ofPair(pair, found)];
    if (!listed || found.value.length < 8) return [];
  }
  const kind = sense === 'key' ? 'api-key' : found.kind === 'plain' ? 'opaque' : found.kind;
  return [{ ...found, kind }];
}

/** A password in a header of its own. It is dropped before anything is kept: what is left is that it was sent. */
function ofPassword(name: string, value: string): Found {
  return {
    value: `${name}:`,
    unwrapped: [],
    kind: 'password',
    place: { carrier: 'request-header', name },
    direction: 'sent',
    bytes: name.length + value.length + 4,
    problems: [],
  };
}

/** One of several named values in a header; its bytes are those of the whole. */
function ofPair({ value, key }: PairedSecret, whole: Found): Found {
  const kind = key ? 'api-key' : 'opaque';
  if (isHiddenValue(value)) return createHidden(kind, whole.place, whole.direction);
  const found = createFound(value, whole.place, whole.direction, 0);
  return { ...found, bytes: whole.bytes, kind: isTokenByShape(found) && !key ? found.kind : kind };
}

/** Tokens smuggled as a WebSocket subprotocol, because scripts cannot set headers on a handshake. */
function readSubprotocols(value: string): Found[] {
  const found: Found[] = [];
  const place = { carrier: 'websocket-protocol', name: 'sec-websocket-protocol' } as const;
  let announced = false;
  for (const item of value.split(',', 32)) {
    const text = item.trim();
    // `base64url.bearer.authorization.k8s.io.<token>` and the like: the token is what follows the last marker.
    const marked = /^(?:.*(?:bearer|token|auth)[^.]*(?:\.[a-z0-9-]+)*\.(?:io|com)\.)(.+)$/i.exec(text.slice(0, 16_384));
    const token = marked?.[1] ?? text;
    if (token.length >= MIN_TOKEN) {
      const one = createFound(token, place, 'sent', 2);
      if (isTokenByShape(one)) found.push(one);
      else if (one.kind !== 'plain' && (announced || marked)) found.push(one);
    }
    announced = /^(?:bearer|access_?token|authorization|auth|jwt|token)$/i.test(text);
  }
  return found;
}

/** HTTP message signatures (RFC 9421 section 4.1): the key that signed stands in `keyid`. */
function readSignatureInput(value: string): Found | undefined {
  const keyId = /;\s*keyid="([^"]{0,256})"/i.exec(value.slice(0, 65_536))?.[1];
  return {
    value: keyId ?? '',
    unwrapped: [],
    kind: 'signed-request',
    place: { carrier: 'request-header', name: 'signature-input' },
    direction: 'sent',
    scheme: 'signature',
    bytes: value.length + 19,
    problems: keyId === undefined ? [{ code: 'no-key-id', message: 'The signature names no key (keyid).' }] : [],
  };
}

function one(found: Found | undefined): Found[] {
  return found ? [found] : [];
}
