import type { Exchange, Header } from '../../http/exchange.ts';
import type { Example } from '../rule.ts';

/** The clock of examples: 15 January 2026, noon UTC, in seconds and in milliseconds. */
export const NOW_S = Date.UTC(2026, 0, 15, 12) / 1000;
export const NOW = NOW_S * 1000;
export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** A session ID of 128 bits and a reference token of 192, made up for examples. */
export const SESSION_ID = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
export const OPAQUE = 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url of a text without padding (RFC 7515 section 2). */
export function encodeBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const chars = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63].map((index) => ALPHABET[index]);
    out += chars.slice(0, Math.min(4, bytes.length - at + 1)).join('');
  }
  return out;
}

/** Claims of an access token that no rule minds. */
export const CLAIMS = {
  iss: 'https://id.example.com',
  sub: 'u-1024',
  aud: 'https://api.example.com',
  client_id: 'web',
  scope: 'read',
  jti: 'a1b2c3d4',
  iat: NOW_S - 600,
  exp: NOW_S + 3000,
};

/** Claims of an ID token that no rule minds. */
export const ID_CLAIMS = {
  iss: 'https://id.example.com',
  sub: 'u-1024',
  aud: 'web',
  nonce: 'n-0S6WzA2Mj4kQx81',
  iat: NOW_S - 600,
  exp: NOW_S + 3000,
};

/** Of the length of an ES256 signature, and none. */
const SIGNATURE = `${'mZ8k'.repeat(21)}Zw`;

/** A compact JWS whose signature has the right length and is no signature. */
export function sampleJwt(
  claims: object = CLAIMS,
  header: object = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' },
  signature = SIGNATURE,
): string {
  return `${encodeBase64Url(JSON.stringify(header))}.${encodeBase64Url(JSON.stringify(claims))}.${signature}`;
}

/** `CLAIMS` with changes; a change to undefined leaves a claim out. */
export function claimsWith(changes: object): object {
  return { ...CLAIMS, ...changes };
}

/** A value of Authorization with such a token. */
export function bearer(changes: object = {}, header?: object): string {
  return `Bearer ${sampleJwt(claimsWith(changes), header)}`;
}

/** The exchanges of an example in full: what it leaves out is `GET https://app.example.com/`, answered 200, a second after the last. */
export function createExchanges(example: Pick<Example, 'exchanges' | 'now'>): Exchange[] {
  return example.exchanges.map((short, index) => {
    const startedAt = short.at ?? (example.now ?? NOW) + index * 1000;
    const { url = 'https://app.example.com/', method = 'GET', type = 'fetch', status = 200 } = short;
    const exchange: Exchange = {
      id: String(index + 1),
      number: index + 1,
      url,
      method,
      type,
      startedAt,
      endedAt: startedAt + 50,
      status,
      requestHeaders: toHeaders(short.request),
      responseHeaders: toHeaders(short.response),
      pageUrl: short.pageUrl ?? (type === 'document' ? url : 'https://app.example.com/'),
    };
    if (short.requestBody !== undefined) exchange.requestBody = short.requestBody;
    if (short.responseBody !== undefined) exchange.responseBody = short.responseBody;
    if (short.redirectedFrom !== undefined) exchange.redirectedFrom = short.redirectedFrom;
    if (short.initiator !== undefined) exchange.initiator = short.initiator;
    if (short.error !== undefined) exchange.error = short.error;
    if (short.fromCache !== undefined) exchange.fromCache = short.fromCache;
    if (short.unseen !== undefined) exchange.unseen = short.unseen;
    return exchange;
  });
}

function toHeaders(headers: Record<string, string | string[] | undefined> = {}): Header[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === undefined ? [] : [{ name, value: one }])),
  );
}
