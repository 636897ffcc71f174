import { decodeSaml } from '../credential/decode/saml.ts';
import type { LoginId, Pkce } from './login.ts';
import type { FlowView, Parameters } from './parameters.ts';

/** A request for a sign-in at another place, as it leaves for there. */
export interface SignInRequest {
  protocol: 'oauth' | 'saml' | 'ws-federation' | 'cas';
  id: LoginId;
  pkce?: Pkce;
  /** Host that is asked. */
  provider: string;
  /** Origin that the answer is to go to, where the request says so. */
  returnTo?: string;
  /** What tells one request from another, where it has such: `state` or `RelayState`. */
  state?: string;
  step: string;
}

/** What comes back from there. */
export interface SignInResponse {
  protocol: SignInRequest['protocol'];
  /** The login as far as the answer alone tells it. */
  id: LoginId;
  state?: string;
  error?: string;
  step: string;
}

/** Looks for a sign-in request in the URL, the body or the redirect of an exchange. */
export function detectRequest(view: FlowView): SignInRequest | undefined {
  if (view.location) {
    const found = requestIn(view.locationQuery, view.location);
    if (found) return found;
  }
  return requestIn(view.query, view.url) ?? (view.body.size > 0 ? requestIn(view.body, view.url) : undefined);
}

function requestIn(parameters: Parameters, url: URL): SignInRequest | undefined {
  if (parameters.size === 0) return undefined;
  if (
    parameters.has('client_id') &&
    (parameters.has('response_type') || parameters.has('request_uri') || parameters.has('request'))
  ) {
    return oauthRequest(parameters, url);
  }
  if (parameters.has('samlrequest')) {
    return request('saml', 'saml', url, parameters.get('relaystate'), undefined, `A SAML request goes to ${url.host}.`);
  }
  if (parameters.get('wa') === 'wsignin1.0' && parameters.has('wtrealm') && !parameters.has('wresult')) {
    const returnTo = originIn(parameters.get('wreply')) ?? originIn(parameters.get('wtrealm'));
    return request(
      'ws-federation',
      'ws-federation',
      url,
      parameters.get('wctx'),
      returnTo,
      `A WS-Federation sign-in request goes to ${url.host}.`,
    );
  }
  const service = parameters.get('service');
  if (service !== undefined && originIn(service) !== undefined && /\/login$/.test(url.pathname)) {
    return request('cas', 'cas', url, undefined, originIn(service), `A CAS sign-in for a service goes to ${url.host}.`);
  }
  return undefined;
}

function oauthRequest(parameters: Parameters, url: URL): SignInRequest {
  const types = (parameters.get('response_type') ?? 'code').split(/\s+/);
  const openid = (parameters.get('scope') ?? '').split(/\s+/).includes('openid') || types.includes('id_token');
  const code = types.includes('code');
  const front = types.includes('token') || types.includes('id_token');
  const id: LoginId =
    code && front
      ? 'oidc-hybrid'
      : front
        ? openid
          ? 'oidc-implicit'
          : 'oauth-implicit'
        : openid
          ? 'oidc-code'
          : 'oauth-code';
  // A pushed or signed request carries its parameters elsewhere, so the challenge is not seen (RFC 9126, RFC 9101).
  const hidden = parameters.has('request_uri') || parameters.has('request');
  const method = parameters.get('code_challenge_method');
  const pkce: Pkce | undefined = !code
    ? undefined
    : parameters.has('code_challenge')
      ? method === 'S256'
        ? 'S256'
        : method === undefined || method === 'plain'
          ? 'plain'
          : 'unknown'
      : hidden
        ? 'unknown'
        : 'none';
  const name = openid ? 'OpenID Connect' : 'OAuth 2.0';
  const proof =
    pkce === undefined ? '' : pkce === 'none' ? ', without PKCE' : pkce === 'unknown' ? '' : `, PKCE ${pkce}`;
  const step = `An authorization request of ${name} goes to ${url.host} (response type ${types.join(' ')}${proof}).`;
  const found = request('oauth', id, url, parameters.get('state'), originIn(parameters.get('redirect_uri')), step);
  return pkce === undefined ? found : { ...found, pkce };
}

function request(
  protocol: SignInRequest['protocol'],
  id: LoginId,
  url: URL,
  state: string | undefined,
  returnTo: string | undefined,
  step: string,
): SignInRequest {
  return { protocol, id, provider: url.host, step, ...(state ? { state } : {}), ...(returnTo ? { returnTo } : {}) };
}

/** Looks for the answer to a sign-in request: in the URL, the body, or the fragment of a redirect. */
export function detectResponse(view: FlowView): SignInResponse | undefined {
  const { query, body } = view;
  const saml = body.get('samlresponse') ?? query.get('samlresponse');
  // The answer to a sign-out has the same name (SAML bindings, section 3.4.3).
  if (saml !== undefined && decodeSaml(saml)?.kind === 'LogoutResponse') return undefined;
  if (saml !== undefined || query.has('samlart') || body.has('samlart')) {
    return response(
      'saml',
      'saml',
      body.get('relaystate') ?? query.get('relaystate'),
      undefined,
      `${view.host} receives a SAML response.`,
    );
  }
  if (body.has('wresult')) {
    return response(
      'ws-federation',
      'ws-federation',
      body.get('wctx'),
      undefined,
      `${view.host} receives a WS-Federation token.`,
    );
  }
  const ticket = query.get('ticket');
  if (ticket !== undefined && /^(?:ST|PT)-/.test(ticket)) {
    return response('cas', 'cas', undefined, undefined, `${view.host} receives a CAS service ticket.`);
  }
  // The authorization code names nothing by itself: many sites have a parameter `code`. With `state` or `iss` it is OAuth's.
  const fromQuery =
    oauthResponse(query, view.host) ?? (view.exchange.method === 'POST' ? oauthResponse(body, view.host) : undefined);
  return fromQuery;
}

/** The answer in the fragment of a redirect, for the site it goes to. */
export function detectFragment(view: FlowView): SignInResponse | undefined {
  return view.location ? oauthResponse(view.locationFragment, view.location.host) : undefined;
}

function oauthResponse(parameters: Parameters, host: string): SignInResponse | undefined {
  if (parameters.size === 0 || parameters.has('client_id') || parameters.has('grant_type')) return undefined;
  const state = parameters.get('state');
  const error = parameters.get('error');
  if (error !== undefined && state !== undefined) {
    return response('oauth', 'oauth-code', state, error, `${host} receives the refusal “${error.slice(0, 40)}”.`);
  }
  const code = parameters.has('code');
  const token = parameters.has('access_token');
  const idToken = parameters.has('id_token');
  if (code && (state !== undefined || parameters.has('iss') || parameters.has('session_state'))) {
    const openid = parameters.has('session_state') || /(?:^|[ +])openid(?:$|[ +])/.test(parameters.get('scope') ?? '');
    const id: LoginId = token || idToken ? 'oidc-hybrid' : openid ? 'oidc-code' : 'oauth-code';
    return response('oauth', id, state, undefined, `${host} receives an authorization code.`);
  }
  if (token && (parameters.has('token_type') || state !== undefined || idToken)) {
    return response(
      'oauth',
      idToken ? 'oidc-implicit' : 'oauth-implicit',
      state,
      undefined,
      `${host} receives an access token in the URL.`,
    );
  }
  if (idToken && (state !== undefined || parameters.size <= 3)) {
    return response('oauth', 'oidc-implicit', state, undefined, `${host} receives an ID token.`);
  }
  return undefined;
}

function response(
  protocol: SignInRequest['protocol'],
  id: LoginId,
  state: string | undefined,
  error: string | undefined,
  step: string,
): SignInResponse {
  return { protocol, id, step, ...(state ? { state } : {}), ...(error ? { error } : {}) };
}

function originIn(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin === 'null' ? undefined : origin;
}
