import type { Parameters } from '../flow/parameters.ts';
import { isLoginUrl, isRefreshUrl, isSessionResource, isSignInUrl } from '../flow/words.ts';
import { type Authorization, type Known, startOf } from './known.ts';
import { responseOf } from './saml.ts';
import type { Trace } from './trace.ts';

/** Parameters of a request to sign in at a provider (RFC 6749 section 4.1.1, 4.2.1; SAML; WS-Federation). */
export function isAuthorizationRequest(query: Parameters): boolean {
  return (
    query.has('client_id') && (query.has('response_type') || query.has('request_uri') || query.has('redirect_uri'))
  );
}

/** The provider's answer as it comes back through the browser. */
export function isCallback(trace: Trace): boolean {
  const { query, fields } = trace;
  // The answer to a sign-out has the same name (SAML bindings, section 3.4.3).
  if (fields.has('samlresponse') || query.has('samlresponse')) return responseOf(trace)?.kind !== 'LogoutResponse';
  if (fields.has('wresult') || query.has('samlart')) return true;
  if (fields.has('state') && (fields.has('code') || fields.has('id_token') || fields.has('error'))) return true;
  if (fields.has('id_token') && !fields.has('grant_type')) return true;
  return query.has('state') && (query.has('code') || query.has('error'));
}

/** The provider's answer at the address that it was asked to come back to, whatever of it is missing. */
export function isReturn(trace: Trace, known: Known): boolean {
  if (isCallback(trace)) return true;
  if (!trace.query.has('code') && !trace.fields.has('code')) return false;
  return askedToReturnTo(trace, known) !== undefined;
}

/** The newest request to sign in that names the address of an exchange as the one to come back to. */
export function askedToReturnTo(trace: Trace, known: Known): Authorization | undefined {
  const here = `${trace.origin}${trace.url.pathname}`;
  return known.authorizations.findLast(
    (one) => one.trace.number < trace.number && one.redirectUri.split(/[?#]/, 1)[0] === here,
  );
}

/** Where somebody signs in, or a client gets tokens. */
export function isSignInPlace(trace: Trace): boolean {
  if (trace.submits || trace.password || trace.fields.has('grant_type') || isCallback(trace)) return true;
  if (isAuthorizationRequest(trace.query)) return true;
  return (
    trace.method !== 'GET' &&
    trace.method !== 'OPTIONS' &&
    (isLoginUrl(trace.url) || isSessionResource(trace.url)) &&
    !isRefreshUrl(trace.url)
  );
}

/** The error that a redirect names, in its query or its fragment, where it belongs to a sign-in. */
export function protocolError(trace: Trace): string | undefined {
  const { location, locationQuery, locationFragment } = trace;
  if (!location) return undefined;
  const parameters = locationFragment.has('error') ? locationFragment : locationQuery;
  const error =
    parameters.get('error') ??
    parameters.get('auth_error') ??
    parameters.get('login_error') ??
    parameters.get('error_code');
  if (error === undefined) return undefined;
  const belongs =
    parameters.has('state') ||
    parameters.has('error_description') ||
    isSignInPlace(trace) ||
    isLoginUrl(location) ||
    /callback|acs\b|saml|oauth|oidc|sso/i.test(location.pathname);
  return belongs ? error.slice(0, 80) || 'error' : undefined;
}

/** A sign-in without the person: `prompt=none`, in a frame or by a script. */
export function isSilent(trace: Trace, known: Known): boolean {
  const start = startOf(known, trace);
  return trace.type === 'subdocument' || start.query.get('prompt') === 'none' || trace.query.get('prompt') === 'none';
}

/** The answer leads to a page where one signs in. */
export function isLedToLogin({ location, locationQuery, url }: Trace): boolean {
  if (!location) return false;
  if (isAuthorizationRequest(locationQuery) || locationQuery.has('samlrequest')) return true;
  return (
    isLoginUrl(location) &&
    !(location.origin === url.origin && location.pathname === url.pathname && location.search === url.search)
  );
}

/** Two addresses that differ in scheme, in www or in a slash at the end. */
export function isSameButForm(one: URL, other: URL): boolean {
  const bare = ({ hostname, pathname }: URL): string =>
    `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
  return (
    bare(one) === bare(other) &&
    (one.protocol !== other.protocol || one.host !== other.host || one.pathname !== other.pathname)
  );
}

/** The answer to a form leads to the page that the form is on. */
export function isLedBack({ location, url, request }: Trace): boolean {
  if (!location) return false;
  const from = request.get('referer') ?? '';
  const page = URL.canParse(from) ? new URL(from).pathname : url.pathname;
  if (isSameButForm(location, url)) return true;
  return (
    location.origin === url.origin &&
    isLoginUrl(location) &&
    (location.pathname === url.pathname || location.pathname === page)
  );
}

/** The end of a sign-in leads to its beginning: the page where one signs in, or the provider once more for the same client. */
export function isLedBackToStart({ location, locationQuery, origin }: Trace, known: Known): boolean {
  if (!location) return false;
  if (isAuthorizationRequest(locationQuery))
    return known.authorizations.some(
      ({ trace, clientId }) => trace.host === location.hostname && clientId === locationQuery.get('client_id'),
    );
  return (
    location.origin === origin &&
    isSignInUrl(location) &&
    /(?:log|sign)-?_?(?:in|on)(?:\.[a-z]{2,5})?\/?$/i.test(location.pathname)
  );
}

/** A request for tokens (RFC 6749 section 3.2). */
export function isTokenRequest({ fields }: Trace): boolean {
  return fields.has('grant_type');
}
