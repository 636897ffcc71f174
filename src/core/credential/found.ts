import { byteLength } from '../http/header.ts';
import type { CredentialKind, Found, Place, Sighting } from './credential.ts';
import { identify } from './identify.ts';

/** Makes a `Found` of a value as it stands in a message: unwraps it, says what it is, and counts `overhead` bytes with it. */
export function createFound(
  raw: string,
  place: Place,
  direction: Sighting['direction'],
  overhead: number,
  inCookie = false,
): Found {
  const { value, unwrapped, kind, shape, problems } = identify(raw, inCookie);
  const found: Found = { value, unwrapped, kind, place, direction, bytes: byteLength(raw) + overhead, problems };
  if (shape !== undefined) found.shape = shape;
  return found;
}

const TOKEN_KINDS = new Set<CredentialKind>([
  'jws',
  'jwe',
  'broken-jwt',
  'sd-jwt',
  'paseto',
  'macaroon',
  'api-key',
  'saml',
]); // prettier-ignore

/** True when the value itself shows that it is a credential, wherever it stands. */
export function isTokenByShape(found: Found): boolean {
  return TOKEN_KINDS.has(found.kind);
}
