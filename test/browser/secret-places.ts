import type { Place } from '../core/canaries/places.ts';
import { type Entry, NEVER_KEPT } from '../core/canaries/places.ts';

/** How a page sends what `fetch` cannot, or keeps it. `text` is what stands in the place. */
export interface Deed {
  how:
    | 'image'
    | 'frame'
    | 'beacon'
    | 'events'
    | 'socket'
    | 'worker'
    | 'bytes'
    | 'fields'
    | 'file'
    | 'form'
    | 'multipart'
    | 'plain'
    | 'basic'
    | 'history'
    | 'hash'
    | 'title'
    | 'local'
    | 'session'
    | 'database'
    | 'cookie';
  name: string;
  text: string;
}

export interface LivePlace {
  where: string;
  put(secret: string): Deed;
}

/** Headers that no page may set in any way. */
const FORBIDDEN = /^(?:origin|proxy-.*)$/i;

/** A fetch as a page makes it; `place` is what the server answers by. */
export interface LiveFetch {
  place: number;
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  referrer?: string;
  /** Lines for `document.cookie`, taken away afterwards. */
  cookies: string[];
}

/** Whether a page can send it: not a URL with a user in it, and no header that only the browser or a proxy sets. */
export function canBeSent({ put }: Place): boolean {
  const { url = '', request = {}, body } = put('x');
  return (
    !/\/\/[^/]*@/.test(url) &&
    !Object.keys(request).some((name) => FORBIDDEN.test(name)) &&
    (body === undefined || body.text !== undefined)
  );
}

/** The places of the recordings that a page can fill. */
export const SENT: readonly Place[] = NEVER_KEPT.filter(canBeSent);

/** What a page does to send this entry. */
export function toFetch({ url = '', method = 'GET', request = {}, body }: Entry, place: number): LiveFetch {
  const { Cookie: cookies = '', Referer: referrer, ...headers } = request;
  const { pathname, search, hash } = new URL(url === '' ? '/api' : url, 'http://localhost');
  return {
    place,
    url: `${pathname}${search}${hash}`,
    method,
    headers: { ...headers, 'X-Place': String(place), ...(body ? { 'Content-Type': body.mimeType } : {}) },
    cookies: cookies.split('; ').filter(Boolean),
    ...(body?.text === undefined ? {} : { body: body.text }),
    ...(referrer === undefined ? {} : { referrer }),
  };
}

const q = encodeURIComponent;
const json = (value: unknown) => JSON.stringify(value);
const at = (where: string, how: Deed['how'], name: string, text: (secret: string) => string = (s) => s): LivePlace => ({
  where,
  put: (secret) => ({ how, name, text: text(secret) }),
});

/** The secret stands in the name. */
const keyed = (where: string, how: Deed['how'], name: (secret: string) => string): LivePlace => ({
  where,
  put: (secret) => ({ how, name: name(secret), text: '1' }),
});

/** Places that only a page has. */
export const LIVE: readonly LivePlace[] = [
  at('URL of an image', 'image', 'password', q),
  at('URL of a frame', 'frame', 'otp', q),
  at('URL of an event stream', 'events', 'pw', q),
  at('URL of a socket', 'socket', 'password', q),
  at('request of a worker', 'worker', 'password', q),
  at('JSON of a beacon', 'beacon', '', (s) => json({ user: { passcode: s } })),
  at('JSON as bytes', 'bytes', '', (s) => json({ credentials: { client_secret: s } })),
  at('FormData', 'fields', 'new_password'),
  at('file in FormData', 'file', 'secrets.json', (s) => json({ client_secret: s })),
  at('form of a frame', 'form', 'motdepasse'),
  at('form of a frame, JSON', 'form', 'payload', (s) => json({ password: s })),
  at('multipart form of a frame', 'multipart', 'user[password]'),
  at('plain form of a frame', 'plain', 'password'),
  at('answer to a challenge', 'basic', 'ada'),
  at('address of the page', 'history', 'password', q),
  at('address of the page, URL', 'history', 'next', (s) => q(`/a?otp=${q(s)}`)),
  at('fragment of the page', 'hash', 'code_verifier', q),
  at('title of the page', 'title', 'password'),
  at('localStorage', 'local', 'password'),
  at('localStorage, other language', 'local', 'contraseña'),
  at('JSON in localStorage', 'local', 'profile', (s) => json({ user: { pw: s } })),
  at('JSON in JSON in localStorage', 'local', 'persist:root', (s) => json({ auth: json({ password: s }) })),
  at('private key in localStorage', 'local', 'dpop', (s) => json({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: s })),
  at('URL in localStorage', 'local', 'lastUrl', (s) => `http://localhost/?password=${q(s)}`),
  at('sessionStorage', 'session', 'PKCE_verifier'),
  at('JSON in sessionStorage', 'session', 'oidc.1', (s) => json({ code_verifier: s })),
  at('base64 in sessionStorage', 'session', 'state', (s) => Buffer.from(json({ client_secret: s })).toString('base64')),
  at('database', 'database', 'password'),
  at('JSON in a database', 'database', 'user', (s) => json({ credentials: { password: s } })),
  keyed('JSON in a key of localStorage', 'local', (s) => `user.login(${json({ password: s })})`),
  keyed('URL as a key of sessionStorage', 'session', (s) => `$swr$/api/login?password=${q(s)}`),
  keyed('JSON in a key of a database', 'database', (s) => json(['login', { client_secret: s }])),
  keyed('JSON as the name of a field', 'form', (s) => json({ user: 'ada', password: s })),
  at('cookie of a script', 'cookie', 'password', q),
  at('JSON in a cookie of a script', 'cookie', 'prefs', (s) => q(json({ pin: s }))),
];
