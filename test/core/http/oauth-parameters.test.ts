import { describe, expect, it } from 'vitest';
import { isAuthorizationRequest, isKeptParameter } from '../../../src/core/http/oauth-parameters.ts';

describe('parameters of sign-in protocols', () => {
  it.each([
    [
      'an authorization request',
      'response_type response_mode client_id redirect_uri scope state code_challenge code_challenge_method request_uri dpop_jkt resource',
    ],
    ['its answer', 'code state iss error error_description error_uri'],
    [
      'a token request',
      'grant_type code redirect_uri client_id audience requested_token_type subject_token_type actor_token_type client_assertion_type',
    ],
    ['its answer', 'access_token refresh_token token_type expires_in issued_token_type id_token'],
    ['introspection and revocation', 'token token_type_hint'],
    ['a device', 'user_code'],
    ['OpenID Connect', 'nonce prompt display max_age ui_locales claims_locales id_token_hint acr_values'],
    ['a logout', 'id_token_hint logout_token post_logout_redirect_uri sid session_state'],
    ['the login page of a provider', 'login_challenge consent_challenge'],
    ['SAML', 'SAMLRequest SAMLResponse SAMLart RelayState SigAlg'],
    ['WS-Federation', 'wa wtrealm wctx wresult wreply wct whr wfresh'],
    ['CAS', 'service ticket pgtUrl renew gateway'],
  ])('of %s tell how a login went', (_message, names) => {
    for (const name of names.split(' ')) expect([name, isKeptParameter(name)]).toEqual([name, true]);
  });

  it.each(['email', 'username', 'q', '', 'codes', 'constructor'])('are not “%s”', (name) => {
    expect(isKeptParameter(name)).toBe(false);
  });

  it('make an authorization request when the two are there that none goes without', () => {
    expect(isAuthorizationRequest(new Set(['response_type', 'client_id', 'x']))).toBe(true);
    expect(isAuthorizationRequest(new Set(['response_type']))).toBe(false);
    expect(isAuthorizationRequest(new Set(['client_id']))).toBe(false);
  });
});
