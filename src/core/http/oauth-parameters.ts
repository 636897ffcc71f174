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

/** Names whose value is a secret wherever it stands: it is dropped from queries and JSON too. */
const SECRET =
  /^(?:.*(?:password|passwd|passphrase|client_?secret|code_?verifier)|pass|pwd|passwort|pin|otp|totp|mfa_?code|one_?time_?code|assertion|client_?assertion|subject_?token|actor_?token|device_?code|api_?secret|app_?secret|secret)$/i;

/** True when the value of a body field may be kept: it is a parameter of a sign-in protocol, and no secret. */
export function isKeptParameter(name: string): boolean {
  return KEPT.has(name.toLowerCase());
}

/** Something of each of those names, as a member of a JSON text has it: a quick search for texts that hold none. */
const SECRET_IN_JSON = /pass|pwd|secret|verifier|assertion|(?:pin|otp|code|(?:subject|actor)[_-]?token)[[\]]*"/i;

/** False when a JSON text surely has no member that `isSecretParameter` is true for. */
export function mayHoldSecret(json: string): boolean {
  return SECRET_IN_JSON.test(json);
}

/** True when the name says that the value is a password, a client secret, a code verifier or another secret of that sort. */
export function isSecretParameter(name: string): boolean {
  if (name.length > 256) return false;
  const last = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/[[\]]/g, '')
    .replace(/-/g, '_');
  return SECRET.test(last);
}

/** Parameters that a login through OAuth or OpenID Connect cannot do without; other sites use their names seldom. */
export function isAuthorizationRequest(names: ReadonlySet<string>): boolean {
  return names.has('response_type') && names.has('client_id');
}
