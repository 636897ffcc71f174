import type { CredentialKind, CredentialRole } from '../credential/credential.ts';
import type { CredentialReport } from './report.ts';

/** Roles that say nothing about who someone is. */
const BYSTANDERS: ReadonlySet<CredentialRole> = new Set([
  'csrf',
  'tracking',
  'load-balancer',
  'consent',
  'preference',
  'marker',
  'other',
]);

/** Kinds that are tokens whatever their role; a broken one is a token that could not be read. */
const TOKEN_KINDS: ReadonlySet<CredentialKind> = new Set([
  'jws',
  'jwe',
  'broken-jwt',
  'sd-jwt',
  'paseto',
  'macaroon',
  'saml',
]);

const TOKEN_ROLES: ReadonlySet<CredentialRole> = new Set([
  'access',
  'id',
  'refresh',
  'dpop-proof',
  'logout',
  'api-key',
]);

export type CredentialGroup = 'Tokens' | 'Cookies that matter' | 'Other';

type Grouped = Pick<CredentialReport, 'kind' | 'role' | 'cookie'>;

/** The group people see a credential in; undefined for cookies that prove nothing, which only a list of cookies shows. */
export function groupOf({ kind, role, cookie }: Grouped): CredentialGroup | undefined {
  if (TOKEN_KINDS.has(kind) || TOKEN_ROLES.has(role)) return 'Tokens';
  if (BYSTANDERS.has(role)) return cookie && role !== 'csrf' ? undefined : 'Other';
  return cookie ? 'Cookies that matter' : 'Other';
}

/** True for a role that proves nobody's identity. */
export function isBystander(role: CredentialRole): boolean {
  return BYSTANDERS.has(role);
}
