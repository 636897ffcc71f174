import type { Confidence, CredentialKind, CredentialRole } from './credential.ts';
import type { JsonObject } from './decode/json-model.ts';
import { isJwt } from './jwt-kinds.ts';
import { withoutPrefix } from './names/cookie-name.ts';
import { identityNames } from './names/identity-names.ts';
import { otherNames } from './names/other-names.ts';
import { isCsrfName } from './names/sense.ts';
import { measureEntropy } from './shapes/entropy.ts';

/** What a value is for, why, and how sure that is. */
export interface Role {
  role: CredentialRole;
  reason: string;
  confidence: Confidence;
}

/** What is known of a cookie when its role is judged. All but name and value come from behaviour and may be unknown yet. */
export interface CookieTraits {
  name: string;
  /** As it stands in the header. */
  value: string;
  kind: CredentialKind;
  /** A recorder took the value out: only the name speaks. */
  hidden?: boolean;
  httpOnly?: boolean;
  /** Without a Domain attribute. */
  hostOnly?: boolean;
  /** Seconds; undefined for a cookie of the browser's session. */
  lifetimeSeconds?: number;
  /** It was set, or got another value, in a response that signed somebody in. */
  changedAtLogin?: boolean;
  /** It was removed, or got another value, in a response that signed somebody out. */
  clearedAtLogout?: boolean;
  /** A form or a body that changes something had a field of the same name beside it: there to be compared (double submit). */
  repeated?: boolean;
  /** Scripts can read it, and the response that set it set another one that they cannot read. */
  besideHidden?: boolean;
}

const CHUNK_SUFFIX = /(?:\.\d{1,2}|__?\d{1,2}|C\d{1,2})$/;
const CSRF_NAME = /csrf|xsrf|antiforgery|requestverification|authenticity_token/i;
const TRANSACTION_NAME =
  /(?:^|[_.-])(?:state|nonce|pkce|code_?verifier|correlation|txn|login_?hint|oauth2?_?state)(?:[_.-]|$)/i;
const REMEMBER_NAME =
  /remember|persist(?:ent)?_?(?:login|auth|session)|(?:auth|login|session|sso)_?persist|auto_?log_?in|(?:stay|keep)_?(?:me_?)?(?:signed|logged)_?in|long_?(?:lived_?)?(?:session|login)/i;
const REFRESH_NAME = /refresh_?token|(?:^|[_.-])(?:rt|refresh)$/i;
const MARKER_NAME = /^(?:is_?|has_?)?(?:logged_?in|authenticated|signed_?in|session)$|_(?:active|expires|expiry)$/i;
/** Yes, no, or a time in seconds or milliseconds. */
const MARKER_VALUE = /^(?:[01yn]|yes|no|true|false|\d{10,13})$/i;
/** An ID for somebody of whom nothing is known but that the same browser came again. */
const VISITOR_NAME =
  /anon(?:ymous)?[-_.]?(?:user|visitor)?[-_.]?u?u?id|visitor|guest[-_.]?(?:u?u?id|token)|device[-_.]?(?:u?u?id|token)|distinct[-_.]?id|browser[-_.]?(?:u?u?id)|fingerprint|(?:^|[-_.])(?:analytics|telemetry|tracking|stats?|metrics|rum|beacon|click|ad|ads|marketing|campaign|attribution|ab|experiment)[-_.]?(?:s?id|uuid|session|visit|user)/i;
/** Keygrip and what is like it write the signature of a cookie into a second one. */
const SIGNATURE_NAME = /[._-]sig(?:nature)?$/i;
const SIGNATURE_VALUE = /^(?:[\w-]{27}|[\w-]{43}|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=)$/;
const PREFERENCE_NAME = /(?:^|[_.-])(?:lang|language|locale|theme|currency|timezone|tz)(?:$|[_.-])/i;
/** `anonymousId` and `statusid` end in those letters too, and mean something else. */
const SESSION_NAME =
  /sess|(?:^|[^a-z])sid(?:$|[^a-z])|[bcdfghjklmnpqrtvwxyz]sid$|auth|login|token|jwt|sso|identity|ticket/i;
/** A state cookie lives as long as a login takes (catalogues of such cookies go up to an hour). */
const MAX_TRANSACTION_SECONDS = 3600;

/** Sessions too are sent in forms, by those who do not trust that cookies are on. */
const NAMES_SESSION = /sess|sid$|auth|login|jwt|sso|identity|ticket/i;

/**
 * The role of a cookie. Known names come first, then what the value is, then what the name suggests together with a value that is
 * random enough, then behaviour. A name alone never makes a session: its value must be able to be a secret.
 */
export function classifyCookie(traits: CookieTraits): Role {
  const values = [traits.value];
  const name = withoutPrefix(traits.name);
  const base = name.replace(CHUNK_SUFFIX, '');
  const other = otherNames.find(name, values) ?? otherNames.find(traits.name, values);
  if (other) return say(other.role, `the name is known from ${other.by}`, 'high');
  const bits = measureEntropy(traits.value).bits;
  const secret = traits.hidden === true || isSelfContained(traits.kind) || (traits.kind !== 'plain' && bits >= 64);
  const known =
    identityNames.find(traits.name, values) ?? identityNames.find(name, values) ?? identityNames.find(base, values);
  if (known && (secret || !needsSecret(known.role)))
    return say(
      known.role,
      `the name is known from ${known.by}${needsSecret(known.role) && !traits.hidden ? ', and the value fits it' : ''}`,
      'high',
    );
  // However short it is, it is what the server knows the person by.
  if (known?.role === 'session' && traits.changedAtLogin && !MARKER_VALUE.test(traits.value))
    return say('session', `the name is known from ${known.by}, and it was set at the login`, 'medium');
  if (CSRF_NAME.test(name)) return say('csrf', 'the name says it protects against request forgery', 'high');
  if (traits.repeated && !traits.changedAtLogin && !isSelfContained(traits.kind) && !NAMES_SESSION.test(name))
    return say('csrf', 'a field of the same name goes beside it in what changes something', 'medium');
  if (TRANSACTION_NAME.test(name) && (traits.lifetimeSeconds ?? 0) <= MAX_TRANSACTION_SECONDS)
    return say('login-transaction', 'the name is one of a login in progress', 'medium');
  if (SIGNATURE_NAME.test(name) && SIGNATURE_VALUE.test(traits.value))
    return say('other', 'it is the signature of the cookie beside it', 'high');
  if (VISITOR_NAME.test(name) && !isSelfContained(traits.kind))
    return say('tracking', 'the name is one of a visitor’s ID', 'medium');
  if (MARKER_NAME.test(name) && MARKER_VALUE.test(traits.value))
    return say('marker', 'it tells the page of a login and proves none', 'medium');
  if (PREFERENCE_NAME.test(name) && !isSelfContained(traits.kind))
    return say('preference', 'the name is one of a preference', 'medium');
  if (!secret) return say('other', 'the value is readable or too short to be a secret', 'medium');
  if (REMEMBER_NAME.test(name)) return say('remember-me', 'the name says it signs the person in again', 'medium');
  if (REFRESH_NAME.test(name)) return say('refresh', 'the name says it gets new tokens', 'medium');
  if (isJwt(traits.kind) || traits.kind === 'paseto')
    return say('session', 'a token in a cookie goes with every request', traits.changedAtLogin ? 'high' : 'medium');
  if (traits.changedAtLogin && SESSION_NAME.test(name))
    return say('session', 'it was set at the login, and its name says so too', 'high');
  if (SESSION_NAME.test(name))
    return say(
      'session',
      `the name suggests a session${traits.hidden ? '' : `, and the value has room for ${bits} bits`}`,
      traits.hidden ? 'low' : 'medium',
    );
  // What it does tells, not whether somebody thought of HttpOnly; beside a hidden cookie a readable one is that cookie's companion.
  if (traits.changedAtLogin && bits >= 96 && !traits.besideHidden)
    return say('session', 'it was set at the login and is random enough to be a secret', 'medium');
  if (traits.clearedAtLogout && (traits.httpOnly || bits >= 96))
    return say('session', 'it was removed at the logout and is random enough to be a secret', 'medium');
  if (traits.changedAtLogin && traits.kind === 'sealed')
    return say('session', 'it was set at the login, and only the server can have made it', 'medium');
  return say('unknown', 'neither name nor behaviour tells yet', 'low');
}

function needsSecret(role: CredentialRole): boolean {
  return role === 'session' || role === 'remember-me' || role === 'refresh';
}

function say(role: CredentialRole, reason: string, confidence: Confidence): Role {
  return { role, reason, confidence };
}

/** Roles of values that prove an identity, or may; the others are there to be told apart. */
const IDENTITY = new Set<CredentialRole>([
  'access',
  'id',
  'refresh',
  'session',
  'remember-me',
  'login',
  'logout',
  'dpop-proof',
  'api-key',
  'unknown',
]);

/** True for a role that proves an identity or may turn out to. */
export function isIdentityRole(role: CredentialRole): boolean {
  return IDENTITY.has(role);
}

/** What is known of a token when its role is judged. */
export interface TokenTraits {
  kind: CredentialKind;
  /** Name of the field, parameter, header or key, lower case. */
  name: string;
  /** It went in Authorization with the scheme Bearer or DPoP. */
  bearer: boolean;
  header?: JsonObject;
  claims?: JsonObject;
}

/** The role of a token, from what it says of itself first, then from where it was met. */
export function classifyToken({ kind, name, bearer, header, claims }: TokenTraits): Role {
  const typ = text(header?.typ).toLowerCase();
  if (typ === 'dpop+jwt') return say('dpop-proof', 'its type is dpop+jwt (RFC 9449)', 'high');
  if (
    typ === 'logout+jwt' ||
    (claims && isObject(claims.events) && 'http://schemas.openid.net/event/backchannel-logout' in claims.events)
  )
    return say('logout', 'it is an OpenID Connect logout token', 'high');
  if (typ === 'at+jwt' || typ === 'application/at+jwt') return say('access', 'its type is at+jwt (RFC 9068)', 'high');
  // Services that pages ask without a server between sign a key for everybody, and put it where a user's token goes later.
  if (text(claims?.role) === 'anon' && !text(claims?.sub))
    return say('api-key', 'its role is anon and it names nobody', 'high');
  const claimed = text(claims?.typ).toLowerCase();
  if (claimed === 'refresh' || claimed === 'offline') return say('refresh', 'its claim typ says so', 'high');
  const field = name.replace(/[^a-z]/g, '');
  if (/refreshtoken$/.test(field)) return say('refresh', `it goes by the name ${name}`, 'high');
  const use = text(claims?.token_use).toLowerCase();
  if (use === 'access' || use === 'id') return say(use, 'its claim token_use says so', 'high');
  if (claimed === 'id') return say('id', 'its claim typ says so', 'high');
  const scoped = claims !== undefined && ('scope' in claims || 'scp' in claims);
  if (claims && ('at_hash' in claims || 'c_hash' in claims))
    return say('id', 'it has the hash claims of an ID token', 'high');
  if (/^idtoken|idtoken$/.test(field)) return say('id', `it goes by the name ${name}`, 'high');
  if (claims && 'nonce' in claims && !scoped && !bearer) return say('id', 'it has a nonce and no scope', 'medium');
  if (bearer) return say('access', 'it is sent as a bearer token', 'high');
  // Laravel, Symfony and Roundcube call theirs `_token`.
  if (name === '_token' || isCsrfName(name))
    return say('csrf', 'the name says it protects against request forgery', 'high');
  if (/accesstoken$/.test(field)) return say('access', `it goes by the name ${name}`, 'high');
  if (scoped || (claims && 'client_id' in claims))
    return say('access', 'it has the claims of an access token', 'medium');
  if (field === 'samlrequest') return say('login-transaction', 'it asks for a login and proves none', 'high');
  if (kind === 'saml') return say('login', 'a SAML message belongs to a login', 'high');
  if (/apikey|subscriptionkey|functionskey|xauthkey/.test(field))
    return say('api-key', `${name} carries keys`, 'medium');
  if (kind === 'api-key' && /keys?$/.test(field)) return say('api-key', `the name ${name} says key`, 'medium');
  if (kind === 'api-key') return say('api-key', 'the value has the format of a key', 'high');
  if (/^(?:code|ticket|samlart|wresult|samlresponse)$/.test(field))
    return say('login', 'it is used once, in a login', 'high');
  if (/sess|^sid$/.test(field)) return say('session', `the name ${name} suggests a session`, 'medium');
  if (/token|jwt|auth|bearer/.test(field)) return say('access', `the name ${name} suggests an access token`, 'medium');
  return say('unknown', 'neither its content nor its place tells', 'low');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Kinds whose value says something by itself. */
function isSelfContained(kind: CredentialKind): boolean {
  return isJwt(kind) || kind === 'paseto' || kind === 'macaroon' || kind === 'sealed';
}
