import type { AuthParam } from '../http/authorization.ts';
import type { SetCookie, StoredCookie } from '../http/cookie.ts';

/** Where in a message, or in the browser, a credential was seen. */
export type Carrier =
  | 'authorization'
  | 'proxy-authorization'
  | 'request-header'
  | 'response-header'
  | 'cookie'
  | 'set-cookie'
  | 'cookie-store'
  | 'query'
  | 'fragment'
  | 'path'
  | 'userinfo'
  | 'referer'
  | 'location'
  | 'form-field'
  | 'json-field'
  | 'response-body'
  | 'local-storage'
  | 'session-storage'
  | 'indexed-db'
  | 'websocket-protocol';

/** What a credential is made of. */
export type CredentialKind =
  | 'jws'
  | 'jwe'
  | 'broken-jwt'
  | 'sd-jwt'
  | 'paseto'
  | 'macaroon'
  | 'saml'
  | 'sealed'
  | 'session-id'
  | 'opaque'
  | 'api-key'
  | 'basic'
  /** The name of a user with a password, or a hash of one, among the parameters of a URL. */
  | 'password'
  | 'digest'
  | 'negotiate'
  | 'ntlm'
  | 'signed-request'
  | 'plain';

/** What a credential is for. The last row are cookies and values that prove no identity. */
export type CredentialRole =
  | 'access'
  | 'id'
  | 'refresh'
  | 'session'
  | 'remember-me'
  | 'login'
  | 'logout'
  | 'dpop-proof'
  | 'login-transaction'
  | 'api-key'
  | 'unknown'
  | 'csrf'
  | 'tracking'
  | 'load-balancer'
  | 'consent'
  | 'preference'
  | 'marker'
  | 'other';

/** How sure a heuristic is of what it says. */
export type Confidence = 'high' | 'medium' | 'low';

/** One place a credential can travel in or lie in: a header, a cookie, a parameter, a storage key and the path into its JSON. */
export interface Place {
  carrier: Carrier;
  /** Name of the header, cookie, parameter, field or key, as it was written. */
  name: string;
  /** Path into JSON, for example `body.access_token`. */
  path?: string;
}

/** One time a credential was seen. */
export interface Sighting {
  place: Place;
  direction: 'sent' | 'received' | 'stored';
  /** Milliseconds since the epoch. */
  at: number;
  /** Origin it was sent to, came from, or is stored under. */
  origin: string;
  /** The exchange it was seen in; storage and the cookie store have none. */
  exchange?: string;
}

/** A value found in an exchange or in storage, not yet known to be new or an old acquaintance. */
export interface Found {
  /** The credential itself, unwrapped. A secret. */
  value: string;
  /** Steps that were taken to get to `value`, for example `percent-decoded`. */
  unwrapped: string[];
  kind: CredentialKind;
  place: Place;
  direction: Sighting['direction'];
  /** Authentication scheme in lower case, for values of Authorization. */
  scheme?: string;
  /** Bytes that this credential costs in the message: the name, the value and what joins them. */
  bytes: number;
  problems: Problem[];
  /** A recorder put something else in place of the value: what it was, and how long, is not known, and `value` is empty. */
  hidden?: true;
  /** The Set-Cookie field it came in. */
  setCookie?: SetCookie;
  /** The cookie of the browser's store it lies in. */
  stored?: StoredCookie;
  /** User name of HTTP Basic and Digest. */
  user?: string;
  /** Parameters of a scheme that has some, without what would be a secret. */
  params?: AuthParam[];
  /** Name of the vendor's format, where the value has one. */
  shape?: string;
  /** Names of the chunks it was joined from. */
  chunks?: string[];
}

/** Something that could not be read, or was read but is wrong, in plain words. `code` is stable. */
export interface Problem {
  code: string;
  message: string;
  part?: string;
}
