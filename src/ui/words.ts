import type { Gap } from '../core/capture/gap.ts';
import type { RowCredential } from '../core/capture/row.ts';
import type { CredentialKind, CredentialRole } from '../core/credential/credential.ts';
import type { Unseen } from '../core/http/exchange.ts';
import { LOGINS as LOGIN_WORDS } from '../core/report/words.ts';
import type { Severity } from '../core/rules/rule.ts';
import type { LoginId, LoginReport, ShapeId, Statefulness, StrategyId, TradeOffId } from '../core/strategy/strategy.ts';
import { type Alternative, alternativeOf } from '../core/strategy/way.ts';

/** A strategy's name, and in one or two sentences what it means. Backticks mark code. */
export const STRATEGIES: Record<StrategyId, { name: string; text: string }> = {
  'session-cookie': {
    name: 'Session cookie',
    text: 'A random ID in a cookie proves who you are. The server keeps the session and looks it up on each request, so it can end it at any time.',
  },
  'sealed-cookie': {
    name: 'Sealed cookie',
    text: 'The server signs or encrypts its state into a cookie and keeps no session. It cannot end one before the cookie expires, unless it keeps a list.',
  },
  'jwt-cookie': {
    name: 'JWT in a cookie',
    text: 'A signed token in a cookie proves who you are. The browser sends it by itself, and the server can check it without a look-up.',
  },
  'jwt-bearer': {
    name: 'JWT bearer token',
    text: 'A JSON Web Token in the `Authorization` header proves who you are. The server can check it without a look-up, so it usually stays valid until it expires.',
  },
  'opaque-bearer': {
    name: 'Opaque bearer token',
    text: 'A token in the `Authorization` header proves who you are. It says nothing by itself: the server, or the issuer, has to look it up.',
  },
  dpop: {
    name: 'DPoP-bound token',
    text: 'A token bound to a key that its holder keeps, with a fresh proof on each request (RFC 9449). A stolen token is of no use without the key.',
  },
  'custom-header': {
    name: "Token in the site's own header",
    text: "A script puts a token into a header of the site's own. It works like a bearer token, but proxies and tools do not know that the header is secret.",
  },
  'api-key': {
    name: 'API key',
    text: 'A long-lived key names the application, not the person. Whoever has it can use it until it is replaced.',
  },
  'url-token': {
    name: 'Token in the URL',
    text: 'A token in the query string proves who you are. URLs end up in logs, in the history and in `Referer` headers.',
  },
  basic: {
    name: 'HTTP Basic',
    text: 'The browser sends the user name and the password with every request, encoded but not encrypted. There is no signing out.',
  },
  digest: {
    name: 'HTTP Digest',
    text: 'The browser answers the challenge of the server with a hash of the password, on each request. There is no signing out.',
  },
  negotiate: {
    name: 'Negotiate (Kerberos or NTLM)',
    text: 'The browser signs in by itself as the user of the operating system, by Kerberos or NTLM.',
  },
  'signed-request': {
    name: 'Signed requests',
    text: 'Each request is signed with a key that is never sent. A captured request is of little use to anyone else.',
  },
  hybrid: {
    name: 'Hybrid',
    text: 'Two or more ways side by side, each for its own part of the site.',
  },
  none: {
    name: 'Not signed in',
    text: 'Nothing that proves an identity was sent with the requests seen so far.',
  },
  unknown: {
    name: 'Not clear yet',
    text: 'Something that may prove an identity was seen, but not enough to tell what it is for.',
  },
};

export const STATEFULNESS: Record<Statefulness, string> = {
  stateful: 'Stateful',
  stateless: 'Stateless',
  mixed: 'Partly stateful',
  unknown: '',
};

export const SHAPES: Record<ShapeId, string> = {
  spa: 'Single-page app',
  traditional: 'Traditional web app',
  bff: 'Backend for frontend',
  api: 'API',
  federated: 'Federated sign-in',
  unknown: '',
};

const LOGINS: Record<LoginId, string> = {
  ...LOGIN_WORDS,
  form: 'Login form',
  json: 'Login by JSON request',
  webauthn: 'Passkey (WebAuthn)',
  unknown: 'Not recognised',
};

/** "OpenID Connect, authorization code with PKCE". */
export function loginText(login: Pick<LoginReport, 'id' | 'pkce'>): string {
  const name = LOGINS[login.id];
  if (login.pkce === 'S256') return `${name} with PKCE`;
  if (login.pkce === 'plain') return `${name} with PKCE (plain)`;
  return login.pkce === 'none' ? `${name} without PKCE` : name;
}

export const ROLES: Record<CredentialRole, string> = {
  access: 'Access token',
  id: 'ID token',
  refresh: 'Refresh token',
  session: 'Session',
  'remember-me': 'Remember me',
  login: 'Login state',
  logout: 'Logout token',
  'dpop-proof': 'DPoP proof',
  'login-transaction': 'Login in progress',
  'api-key': 'API key',
  unknown: 'Use unknown',
  csrf: 'CSRF protection',
  tracking: 'Analytics',
  'load-balancer': 'Load balancer',
  consent: 'Consent',
  preference: 'Preference',
  marker: 'Marker',
  other: 'Other',
};

export const KINDS: Record<CredentialKind, string> = {
  jws: 'JWT',
  jwe: 'Encrypted JWT',
  'broken-jwt': 'Broken JWT',
  'sd-jwt': 'SD-JWT',
  paseto: 'PASETO',
  macaroon: 'Macaroon',
  saml: 'SAML message',
  sealed: 'Sealed',
  'session-id': 'Session ID',
  opaque: 'Opaque',
  'api-key': 'API key',
  password: 'Name and password in a URL',
  basic: 'Basic',
  digest: 'Digest',
  negotiate: 'Negotiate',
  ntlm: 'NTLM',
  'signed-request': 'Signature',
  plain: 'Plain',
};

export const TRADE_OFFS: Record<TradeOffId, string> = {
  statefulness: 'State',
  'data-storage': 'Storage',
  scalability: 'Scale',
  security: 'Security',
  'data-transmission': 'Sent as',
  size: 'Size',
  cors: 'CORS',
};

export const SEVERITIES: Record<Severity, { one: string; many: string; noun: string }> = {
  error: { one: 'Error', many: 'Errors', noun: 'error' },
  warning: { one: 'Warning', many: 'Warnings', noun: 'warning' },
  info: { one: 'Note', many: 'Notes', noun: 'note' },
};

/** What a gap is about, beside the sentence that tells it. */
export const GAPS: Record<Gap['kind'], string> = {
  'no-host-access': 'Access',
  paused: 'Recording',
  evicted: 'Memory',
  'worker-restarted': 'Background',
  'started-late': 'Start',
  'no-response-bodies': 'Responses',
  'no-page-storage': 'Storage',
  'unusable-entry': 'File',
  'no-request-headers': 'Headers',
  forgotten: 'Memory',
  'credentials-left-out': 'Memory',
  'sites-left-out': 'Memory',
  'findings-left-out': 'Memory',
  'rule-failed': 'Rules',
};

const ALTERNATIVES: Record<Alternative, string> = {
  jwt: 'What a JWT would change',
  session: 'What a server session would change',
  other: 'What another way would change',
};

/** The head of the other column of the trade-offs: what the site would do instead. */
export function otherApproach(id: StrategyId): string {
  return ALTERNATIVES[alternativeOf(id)];
}

/** How sure a verdict is, in a word. */
export function confidenceWord(confidence: number): 'Sure' | 'Likely' | 'Unsure' {
  if (confidence >= 0.9) return 'Sure';
  return confidence >= 0.6 ? 'Likely' : 'Unsure';
}

export const UNSEEN: Record<Unseen, string> = {
  'request-headers': 'request headers',
  'response-headers': 'response headers',
  'request-body': 'request body',
  'response-body': 'response body',
  'credential-headers': 'the Cookie, Set-Cookie and Authorization headers',
};

/** What to call a credential in a list of requests: tokens by what they are for, cookies by their name. */
export function rowCredentialName(credential: RowCredential): string {
  return credential.name === '' ? credential.id : credential.name;
}
