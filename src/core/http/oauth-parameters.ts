/**
 * Parameters of OAuth 2.0, OpenID Connect, SAML, WS-Federation and CAS whose values tell how a login went or are the very
 * credential that is followed. Their values are kept; the value of any other body field is not.
 */
const KEPT = new Set([
  // RFC 6749, 7636, 8628, 8693, 8707, 9101, 9126, 9396
  'response_type',
  'response_mode',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'grant_type',
  'code',
  'code_challenge',
  'code_challenge_method',
  'error',
  'error_description',
  'error_uri',
  'access_token',
  'refresh_token',
  'token_type',
  'expires_in',
  'token',
  'token_type_hint',
  'resource',
  'audience',
  'requested_token_type',
  'subject_token_type',
  'actor_token_type',
  'issued_token_type',
  'client_assertion_type',
  'request_uri',
  'dpop_jkt',
  'iss',
  'user_code',
  // OpenID Connect Core, Session Management, front- and back-channel logout
  'id_token',
  'id_token_hint',
  'logout_token',
  'nonce',
  'prompt',
  'display',
  'max_age',
  'acr_values',
  'claims_locales',
  'ui_locales',
  'post_logout_redirect_uri',
  'session_state',
  'sid',
  'login_challenge',
  'consent_challenge',
  // SAML 2.0 bindings
  'samlrequest',
  'samlresponse',
  'samlart',
  'relaystate',
  'sigalg',
  // WS-Federation
  'wa',
  'wtrealm',
  'wctx',
  'wresult',
  'wreply',
  'wct',
  'whr',
  'wfresh',
  // CAS
  'service',
  'ticket',
  'pgturl',
  'renew',
  'gateway',
]); // prettier-ignore

/** True when a body field is a parameter of a sign-in protocol, whose value may be kept unless it is a secret (`secretKind`). */
export function isKeptParameter(name: string): boolean {
  return KEPT.has(name.toLowerCase());
}

/** Parameters that a login through OAuth or OpenID Connect cannot do without; other sites use their names seldom. */
export function isAuthorizationRequest(names: ReadonlySet<string>): boolean {
  return names.has('response_type') && names.has('client_id');
}
