import type { Carrier, Place } from './credential.ts';

/** What people call the places a credential travels in or lies in. */
const CARRIERS: Readonly<Record<Carrier, string>> = {
  authorization: 'the Authorization header',
  'proxy-authorization': 'the Proxy-Authorization header',
  'request-header': 'a request header',
  'response-header': 'a response header',
  cookie: 'the Cookie header',
  'set-cookie': 'the Set-Cookie header',
  'cookie-store': 'the cookie store',
  query: 'the URL',
  fragment: 'the URL fragment',
  path: 'the URL path',
  userinfo: 'the user part of the URL',
  referer: 'the Referer header',
  location: 'the Location header',
  'form-field': 'a form field',
  'json-field': 'a field of the JSON body',
  'response-body': 'the response body',
  'local-storage': 'localStorage',
  'session-storage': 'sessionStorage',
  'indexed-db': 'IndexedDB',
  'websocket-protocol': 'the Sec-WebSocket-Protocol header',
};

/** "the Cookie header", "localStorage": to stand after "in". */
export function describeCarrier(carrier: Carrier): string {
  return CARRIERS[carrier];
}

/** Carriers whose name says where to look already; the name of such a place is the credential's own, or none. */
const COMPLETE: ReadonlySet<Carrier> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'cookie-store',
  'path',
  'userinfo',
  'referer',
  'location',
  'websocket-protocol',
]);

/** `localStorage “access_token”`, "the X-Api-Key header", "the Cookie header". A name is cut at 60 characters. */
export function describePlace({ carrier, name, path }: Place): string {
  if (COMPLETE.has(carrier)) return CARRIERS[carrier];
  if (carrier === 'request-header' || carrier === 'response-header') return `the ${cut(name)} header`;
  const inBody = carrier === 'response-body' || carrier === 'json-field';
  return `${CARRIERS[carrier]} “${cut(inBody ? (path ?? name) : name)}”`;
}

function cut(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
