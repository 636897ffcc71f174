import type { JsonNote, JsonValue } from './json-model.ts';

/** How the value is built, which is what it is told by. */
export type SealedFormat =
  | 'express-signed'
  | 'cookie-signed'
  | 'base64-json'
  | 'itsdangerous'
  | 'django-signing'
  | 'rails-signed'
  | 'rails-encrypted'
  | 'rails-encrypted-cbc'
  | 'laravel-encrypted'
  | 'aspnet-data-protection'
  | 'aspnet-ticket'
  | 'jwe-direct'
  | 'iron'
  | 'fernet'
  | 'tornado-signed'
  | 'plug-signed'
  | 'plug-encrypted'
  | 'gorilla-securecookie'
  | 'wordpress'
  | 'couchdb'
  | 'secretbox'
  | 'oauth2-proxy'
  | 'yii-signed'
  | 'remember-me-hash'
  | 'value-and-hmac'
  | 'user-and-ciphertext'
  | 'cakephp-encrypted'
  | 'bottle-signed'
  | 'werkzeug-signed'
  | 'pyramid-signed'
  | 'auth-tkt'
  | 'beaker-signed'
  | 'play-signed'
  | 'mojolicious-signed'
  | 'id-and-hmac'
  | 'hapi-signed'
  | 'mac-and-value'
  | 'mac-time-user'
  | 'mac-and-form'
  | 'kohana-signed'
  | 'php-serialized-signed'
  | 'ring-encrypted'
  | 'client-sessions'
  | 'adonis-encrypted'
  | 'web2py-encrypted'
  | 'storage-secure'
  | 'resty-session'
  | 'rack-encrypted';

export type SealedProblemCode =
  /** Compressed content would grow beyond what is read; `content` is the beginning. */
  | 'too-large'
  /** The value ends too early. */
  | 'cut-short'
  /** Compressed content that is no DEFLATE data. */
  | 'not-deflate'
  /** The content is in a serialization of its language that is not read here (Ruby Marshal, gob, pickle, Erlang terms). */
  | 'language-serialization'
  /** The content is neither JSON nor text. */
  | 'not-readable'
  /** Nothing in the value protects it against change. */
  | 'no-signature';

/** A cookie value that a framework signed or encrypted, as far as it can be read without the key. Nothing is verified. */
export interface SealedCookie {
  format: SealedFormat;
  /** `plain`: readable and, as far as this value shows, neither signed nor encrypted. */
  sealed: 'signed' | 'encrypted' | 'plain';
  /** What the value holds, where that shows: the state itself, or only the ID of a session kept by the server. */
  holds: 'state' | 'session-id' | 'unknown';
  /** The framework that writes this form, a hint only; others may write it too. */
  framework?: string;
  /** How sure the hint is; `low`: it could be. */
  certainty: 'high' | 'medium' | 'low';
  /** What the value says, where it is only signed. */
  content?: JsonValue;
  notes: JsonNote[];
  /** Milliseconds since the epoch. */
  issuedAt?: number;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
  /** Further facts for people: key ID, purpose, compression. No secret. */
  details: { name: string; value: string }[];
  problems: SealedProblemCode[];
}

/** A sealed cookie with nothing read yet. */
export function createSealed(format: SealedFormat, sealed: SealedCookie['sealed'], framework?: string): SealedCookie {
  const cookie: SealedCookie = {
    format,
    sealed,
    holds: 'unknown',
    certainty: 'medium',
    notes: [],
    details: [],
    problems: [],
  };
  if (framework !== undefined) cookie.framework = framework;
  if (sealed === 'encrypted') cookie.holds = 'state';
  return cookie;
}

const EARLIEST = Date.UTC(2001, 8, 9);
const LATEST = Date.UTC(2100, 0, 1);

/** Seconds since the epoch as milliseconds, when they are a time a cookie may carry (2001 to 2100). */
export function toTime(seconds: number): number | undefined {
  const time = seconds * 1000;
  return time >= EARLIEST && time <= LATEST ? time : undefined;
}
