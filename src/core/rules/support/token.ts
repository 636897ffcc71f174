import type { Credential } from '../../credential/book.ts';
import type { CredentialRole } from '../../credential/credential.ts';
import { getString, type JsonObject } from '../../credential/decode/json-model.ts';
import type { DecodedJwt, TokenProblemCode } from '../../credential/decode/jwt-model.ts';
import type { Exchange } from '../../http/exchange.ts';
import { getHeader } from '../../http/header.ts';

const ROLE_NAMES: Partial<Record<CredentialRole, string>> = {
  access: 'access token',
  id: 'ID token',
  refresh: 'refresh token',
  session: 'session token',
  logout: 'logout token',
  'dpop-proof': 'DPoP proof',
};

/** `The access token jwt#1`, for messages. */
export function describeToken(credential: Credential): string {
  return `The ${ROLE_NAMES[credential.role] ?? 'token'} ${credential.id}`;
}

/** Header and claims of a signed token that could be read; undefined for all else. */
export function readJws(credential: Credential): { header: JsonObject; claims: JsonObject } | undefined {
  const { jwt } = credential;
  if (jwt === undefined || jwt.form !== 'jws' || jwt.header === undefined || jwt.claims === undefined) return undefined;
  return { header: jwt.header, claims: jwt.claims };
}

/** What keeps a part of a token from being read to its end. */
const UNREAD = new Set<TokenProblemCode>([
  'cut-short',
  'not-json',
  'not-base64url',
  'not-an-object',
  'too-deep',
  'empty-part',
]);

/** True when header and payload were read to their end, so that what was not found in them is not there. */
export function isWhole(jwt: DecodedJwt): boolean {
  return !jwt.parts.some(
    ({ name, problems }) => (name === 'header' || name === 'payload') && problems.some(({ code }) => UNREAD.has(code)),
  );
}

/** The same as `readJws`, of a token that was read to its end: for rules that say what a token lacks. */
export function readWholeJws(credential: Credential): { header: JsonObject; claims: JsonObject } | undefined {
  return credential.jwt !== undefined && isWhole(credential.jwt) ? readJws(credential) : undefined;
}

/** True for an access token by its type: `jwt-rfc9068-incomplete` says what such a token lacks. */
export function isProfiled(header: JsonObject): boolean {
  return /^(?:application\/)?at\+jwt$/i.test(getString(header, 'typ') ?? '');
}

/** Unit a NumericDate was written in; RFC 7519 section 2 wants seconds. Sentinels such as the year 9999 in seconds are below 1e12. */
export function timeUnit(value: number): 'seconds' | 'milliseconds' | 'microseconds' {
  if (value >= 1e15 && value < 1e16) return 'microseconds';
  return value >= 1e12 && value < 1e13 ? 'milliseconds' : 'seconds';
}

/** A time claim in seconds, whatever unit it was written in; undefined when absent or no number. */
export function readTime(claims: JsonObject, name: string): number | undefined {
  const value = claims[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const unit = timeUnit(value);
  return unit === 'seconds' ? value : value / (unit === 'milliseconds' ? 1e3 : 1e6);
}

/** Lifetime of a token in seconds, from iat, else nbf, else the time it was first seen (then it is "at least"). */
export function readLifetime(credential: Credential): { seconds: number; atLeast: boolean } | undefined {
  const claims = credential.jwt?.claims;
  const exp = claims && readTime(claims, 'exp');
  if (claims === undefined || exp === undefined) return undefined;
  const from = readTime(claims, 'iat') ?? readTime(claims, 'nbf');
  return { seconds: exp - (from ?? credential.firstSeen / 1000), atLeast: from === undefined };
}

/** Time in milliseconds by the server's clock where the response tells it, so that a wrong local clock raises no finding (RFC 9110 section 6.6.1). */
export function serverTime(exchange: Exchange | undefined, now: number): number {
  if (exchange === undefined || getHeader(exchange.responseHeaders, 'age') !== undefined) return now;
  const date = Date.parse(getHeader(exchange.responseHeaders, 'date') ?? '');
  // The field has whole seconds; a difference that small says nothing about the clock.
  return Number.isNaN(date) || Math.abs(date - now) < 2000 ? now : date;
}

/** A time in seconds since the epoch for people, `2026-01-15 12:00:00 UTC`; the number itself when it is out of range. */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
