import type { LoginOutcome } from '../flow/login.ts';
import type { Finding } from '../rules/rule.ts';
import type { LoginId, ShapeId, StrategyId, TradeOffId } from '../strategy/strategy.ts';

export const STRATEGIES: Readonly<Record<StrategyId, string>> = {
  'session-cookie': 'Session cookie',
  'sealed-cookie': 'Sealed cookie',
  'jwt-cookie': 'JWT in a cookie',
  'jwt-bearer': 'JWT as bearer token',
  'opaque-bearer': 'Opaque bearer token',
  dpop: 'Token bound to a key (DPoP)',
  'custom-header': 'Token in a header of its own',
  'api-key': 'API key',
  'url-token': 'Token in the URL',
  basic: 'HTTP Basic',
  digest: 'HTTP Digest',
  negotiate: 'Negotiate (Kerberos or NTLM)',
  'signed-request': 'Signed requests',
  hybrid: 'Hybrid',
  none: 'No authentication',
  unknown: 'Not enough seen to tell',
};

export const LOGINS: Readonly<Record<LoginId, string>> = {
  form: 'Form',
  json: 'JSON request',
  'oauth-code': 'OAuth 2.0, authorization code',
  'oidc-code': 'OpenID Connect, authorization code',
  'oauth-implicit': 'OAuth 2.0, implicit',
  'oidc-implicit': 'OpenID Connect, implicit',
  'oidc-hybrid': 'OpenID Connect, hybrid',
  'oauth-password': 'OAuth 2.0, password grant',
  'oauth-client-credentials': 'OAuth 2.0, client credentials',
  'oauth-device': 'OAuth 2.0, device authorization',
  saml: 'SAML',
  'ws-federation': 'WS-Federation',
  cas: 'CAS',
  webauthn: 'WebAuthn (passkey)',
  'http-challenge': 'HTTP challenge',
  unknown: 'Not seen',
};

/** What is said of a login by how it ended; nothing of one that worked. */
export const OUTCOMES: Readonly<Record<LoginOutcome, string>> = {
  succeeded: '',
  pending: ', not seen whether it worked',
  failed: ', refused',
};

/** The name of the fact that tells how somebody signed in, or tried to. */
export const LOGIN_FACTS: Readonly<Record<LoginOutcome, string>> = {
  succeeded: 'Signed in by',
  pending: 'Tried to sign in by',
  failed: 'Tried to sign in by',
};

export const SHAPES: Readonly<Record<ShapeId, string>> = {
  spa: 'single-page app',
  traditional: 'traditional web application',
  bff: 'backend for frontend',
  api: 'API',
  federated: 'federated sign-in',
  unknown: 'not enough seen to tell',
};

export const TRADE_OFFS: Readonly<Record<TradeOffId, string>> = {
  statefulness: 'Statefulness',
  'data-storage': 'Data storage',
  scalability: 'Scalability',
  security: 'Security',
  'data-transmission': 'Data transmission',
  size: 'Size of the data transmitted',
  cors: 'CORS',
};

/** `put right since #12`. */
export function sayPutRight({ putRight }: Finding): string {
  return putRight ? `put right since #${putRight}` : 'put right since';
}
