import type { Exchange, Header } from '../../../src/core/http/exchange.ts';

/** The same numbers in each run, so that runs can be compared (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `length` characters of base64url. */
export function randomText(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += ALPHABET[Math.floor(random() * 64)];
  return text;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An RS256 access token as an identity provider issues it, about 900 characters. Nobody signed it. */
export function createJwt(random: () => number, issuedAt: number): string {
  const header = base64url({ alg: 'RS256', typ: 'at+jwt', kid: randomText(random, 24) });
  const claims = base64url({
    iss: 'https://id.shop.example/',
    sub: `auth0|${randomText(random, 24)}`,
    aud: ['https://api.shop.example', 'https://id.shop.example/userinfo'],
    iat: Math.floor(issuedAt / 1000),
    exp: Math.floor(issuedAt / 1000) + 900,
    jti: randomText(random, 22),
    azp: randomText(random, 32),
    scope: 'openid profile email orders:read orders:write',
    roles: ['customer', 'reviewer'],
    tenant: { id: 4711, region: 'eu', plan: 'business' },
  });
  return `${header}.${claims}.${randomText(random, 342)}`;
}

export const START = Date.UTC(2026, 0, 5, 9);
const PAGE = 'https://app.shop.example/orders';
const BROWSER: Record<string, string> = {
  'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24", "Google Chrome";v="140"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Linux"',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'accept-language': 'en-GB,en;q=0.9',
  'accept-encoding': 'gzip, deflate, br, zstd',
};
const SERVER: Record<string, string> = {
  server: 'nginx',
  'cache-control': 'private, no-store',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  vary: 'Origin, Accept-Encoding',
  'content-security-policy':
    "default-src 'self'; script-src 'self' https://cdn.shop.example; connect-src 'self' https://api.shop.example; img-src * data:",
};

interface Session {
  jwt: string;
  cookie: string;
}

/**
 * The requests of a shop used for an hour: an API with a bearer token that is renewed every 500 requests, pages with a session
 * cookie beside analytics cookies, and files. Two in five requests have a URL of their own; each response has an ID, a date and a
 * length of its own.
 */
export function* createTraffic(count: number, seed = 1): Generator<Exchange> {
  const random = createRandom(seed);
  let session: Session | undefined;
  for (let index = 0; index < count; index++) {
    const at = START + index * 350;
    if (session === undefined || index % 500 === 0) session = renew(session, random, at);
    yield createExchange(index, at, session, random);
  }
}

function renew(known: Session | undefined, random: () => number, at: number): Session {
  const cookie =
    known?.cookie ??
    `_ga=GA1.1.${Math.floor(random() * 1e9)}.1767600000; _gid=GA1.1.77.88; theme=dark; lang=en; sid=s%3A${randomText(random, 32)}.${randomText(random, 43)}; XSRF-TOKEN=${randomText(random, 36)}`;
  return { jwt: createJwt(random, at), cookie };
}

function createExchange(index: number, at: number, { jwt, cookie }: Session, random: () => number): Exchange {
  const isApi = index % 5 < 3;
  const isPage = index % 100 === 99;
  const path =
    index % 5 < 2 ? `/${1000 + Math.floor(random() * 9e6)}?expand=lines&page=${index % 7}` : `/${index % 40}`;
  const host = isApi && !isPage ? 'api.shop.example' : 'app.shop.example';
  const kind = isPage ? 'page' : isApi ? 'orders' : 'static';
  const headers: Record<string, string> = {
    host,
    ...BROWSER,
    accept: isPage ? 'text/html,*/*;q=0.8' : '*/*',
    referer: PAGE,
  };
  if (isApi && !isPage) Object.assign(headers, { authorization: `Bearer ${jwt}`, origin: 'https://app.shop.example' });
  else headers.cookie = cookie;
  headers['sec-fetch-site'] = isApi ? 'same-site' : 'same-origin';
  headers['sec-fetch-mode'] = isPage ? 'navigate' : 'cors';
  const response: Record<string, string> = {
    ...SERVER,
    date: new Date(at).toUTCString(),
    'content-type': isPage ? 'text/html; charset=utf-8' : isApi ? 'application/json' : 'text/javascript',
    'content-length': String(300 + Math.floor(random() * 40_000)),
    'x-request-id': randomText(random, 36),
    etag: `W/"${randomText(random, 27)}"`,
  };
  if (isApi) response['access-control-allow-origin'] = 'https://app.shop.example';
  if (isPage) response['set-cookie'] = `XSRF-TOKEN=${randomText(random, 36)}; Path=/; Secure; SameSite=Lax`;
  const exchange: Exchange = {
    id: String(index + 1),
    number: index + 1,
    url: `https://${host}/v1/${kind}${path}`,
    method: index % 9 === 4 ? 'POST' : 'GET',
    type: isPage ? 'document' : isApi ? 'fetch' : 'script',
    startedAt: at,
    endedAt: at + 20 + Math.floor(random() * 200),
    status: index % 50 === 7 ? 304 : 200,
    requestHeaders: toHeaders(headers),
    responseHeaders: toHeaders(response),
    pageUrl: PAGE,
    initiator: 'https://app.shop.example',
  };
  return exchange;
}

function toHeaders(headers: Record<string, string>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** A copy without any string or object of the original, as the browser hands over each event. */
export function renewTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
