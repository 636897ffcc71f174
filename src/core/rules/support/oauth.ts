import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';
import { isAuthorizationRequest } from '../../http/oauth-parameters.ts';

/** Parameters of an authorization request (RFC 6749 section 4.1.1) in a URL; undefined for any other URL. */
export function authorizationRequest(url: URL): ReadonlyMap<string, string> | undefined {
  if (!url.search.includes('response_type=')) return undefined;
  const params = new Map(url.searchParams);
  return isAuthorizationRequest(new Set(params.keys())) ? params : undefined;
}

/** True when the parameters travel where they cannot be seen: pushed (RFC 9126), or in a request object (RFC 9101). */
export function isHidden(params: ReadonlyMap<string, string>): boolean {
  return params.has('request') || params.has('request_uri');
}

/** Words of a space-separated parameter. */
export function wordsOf(params: ReadonlyMap<string, string>, name: string): string[] {
  return (params.get(name) ?? '').split(' ').filter((word) => word !== '');
}

/** Fields of a token request (RFC 6749 section 3.2): a POST with grant_type; undefined for any other. Values of secrets are not in it. */
export function tokenRequest(exchange: Exchange): ReadonlyMap<string, string | undefined> | undefined {
  if (exchange.method !== 'POST') return undefined;
  const fields = exchange.requestBody?.fields;
  if (!fields?.some(({ name, value }) => name === 'grant_type' && value !== undefined)) return undefined;
  return new Map(fields.map(({ name, value }) => [name, value]));
}

/** Parameters of an authorization response (RFC 6749 section 4.1.2) in a URL's query or fragment; undefined for any other. */
export function authorizationResponse(url: URL): ReadonlyMap<string, string> | undefined {
  const query = new Map(url.searchParams);
  if (query.has('state') && (query.has('code') || query.has('error')) && !query.has('client_id')) return query;
  const fragment = new Map(new URLSearchParams(url.hash.slice(1)));
  return fragment.has('access_token') || fragment.has('id_token') || (fragment.has('code') && fragment.has('state'))
    ? fragment
    : undefined;
}

/** An authorization response as it reaches the client: in the query, or posted (form_post); its state may be missing. */
export function receivedAnswer(exchange: Exchange, url: URL): ReadonlyMap<string, string> | undefined {
  const posted = exchange.method === 'POST' ? exchange.requestBody?.fields : undefined;
  const params = posted
    ? new Map(posted.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])))
    : new Map(url.searchParams);
  const answers = params.has('code') || params.has('error') || (posted !== undefined && params.has('id_token'));
  return answers && !params.has('client_id') && !params.has('grant_type') ? params : undefined;
}

/** True when the answer to the authorization request goes to `url`; its query does not count. */
export function leadsTo({ params }: { params: ReadonlyMap<string, string> }, url: URL): boolean {
  const start = `${url.origin}${url.pathname}`;
  const target = params.get('redirect_uri') ?? '';
  return target === start || target.startsWith(`${start}?`) || (url.pathname === '/' && target === url.origin);
}

/** What came together with a token outside a body: fields of a form_post, or parameters of a redirect's fragment. */
export function issuedWith(exchange: Exchange): ReadonlyMap<string, string> {
  const location = getHeader(exchange.responseHeaders, 'location') ?? '';
  const hash = location.indexOf('#');
  if (hash >= 0) return new Map(new URLSearchParams(location.slice(hash + 1, hash + 20_000)));
  const fields = exchange.requestBody?.fields ?? [];
  return new Map(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));
}
