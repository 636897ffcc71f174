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

/** `localStorage “access_token”`: the carrier with the name of the place, which is cut at 60 characters. */
export function describePlace({ carrier, name }: Pick<Place, 'carrier' | 'name'>): string {
  return `${CARRIERS[carrier]} “${name.length > 60 ? `${name.slice(0, 59)}…` : name}”`;
}
