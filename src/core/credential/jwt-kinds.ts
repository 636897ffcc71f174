import type { CredentialKind } from './credential.ts';

/** What is a JWT, or was meant to be one: signed, encrypted, with selective disclosure, or broken. */
const JWT_KINDS: ReadonlySet<CredentialKind> = new Set(['jws', 'jwe', 'sd-jwt', 'broken-jwt']);

/** Whether a value is a JWT of any form. */
export function isJwt(kind: CredentialKind): boolean {
  return JWT_KINDS.has(kind);
}

/** Whether a value is a JWT whose claims anybody can read: all but the encrypted ones. */
export function isSignedJwt(kind: CredentialKind): boolean {
  return kind !== 'jwe' && JWT_KINDS.has(kind);
}
