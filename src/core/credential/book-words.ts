import type { Credential } from './book-model.ts';
import type { CredentialRole, Found } from './credential.ts';
import { getString } from './decode/json-model.ts';
import { isJwt } from './jwt-kinds.ts';

/** True for a value that came in a cookie, or lies in the cookie store. */
export function isCookie(found: Found): boolean {
  const { carrier } = found.place;
  return carrier === 'cookie' || carrier === 'set-cookie' || carrier === 'cookie-store';
}

const ROLE_NAMES: Partial<Record<CredentialRole, string>> = {
  access: 'Access token',
  id: 'ID token',
  refresh: 'Refresh token',
  logout: 'Logout token',
  'dpop-proof': 'DPoP proof',
};

/** What people call it: the cookie's name, the user's, what the token is for, else the name of the place it was met in. */
export function nameOf(credential: Credential, found: Found, cookieName: string | undefined): string {
  if (cookieName !== undefined) return cookieName;
  if (found.user !== undefined) return found.user;
  const { kind, role } = credential;
  if (isJwt(kind) || kind === 'opaque' || kind === 'paseto' || kind === 'macaroon') {
    if (found.place.carrier !== 'request-header' || role === 'dpop-proof') return ROLE_NAMES[role] ?? credential.name;
  }
  return credential.name;
}

/** First part of the pseudonym. */
export function prefixOf({ kind, role }: Credential, inCookie: boolean): string {
  if (isJwt(kind)) return role === 'dpop-proof' ? 'proof' : 'jwt';
  if (role === 'session' || role === 'remember-me') return 'session';
  if (role === 'csrf') return 'csrf';
  if (role === 'login') return kind === 'saml' ? 'saml' : 'code';
  switch (kind) {
    case 'api-key':
      return 'key';
    case 'signed-request':
      return 'signature';
    case 'session-id':
      return 'session';
    case 'opaque':
      return inCookie ? 'cookie' : 'opaque';
    case 'plain':
    case 'sealed':
      return inCookie ? 'cookie' : 'value';
    default:
      return kind;
  }
}

/** Credentials in one slot follow each other: tokens by who issued them for whom, all else by the place they were met in first. */
export function slotOf(
  credential: Credential,
  found: Found,
  { site, origin }: { site: string; origin: string },
): string {
  const claims = credential.jwt?.claims;
  const issuer = getString(claims, 'iss');
  if (claims && issuer !== undefined) {
    const client = getString(claims, 'azp') ?? getString(claims, 'client_id') ?? '';
    return `jwt\0${credential.role}\0${issuer}\0${JSON.stringify(claims.aud ?? '')}\0${client}`;
  }
  if (isCookie(found)) return `cookie\0${site}\0${found.place.name}`;
  return `place\0${credential.role}\0${origin}\0${lastName(found.place.path ?? found.place.name)}`;
}

/** The last member of a path into JSON. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
