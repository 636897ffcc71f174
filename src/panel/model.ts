import type { CredentialKind, CredentialRole } from '../core/credential/credential.ts';
import type { CredentialReport, SiteReport } from '../core/report/report.ts';
import type { Finding, Severity } from '../core/rules/rule.ts';

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

/** Kinds that are tokens whatever their role. */
const TOKENS: ReadonlySet<CredentialKind> = new Set([
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

/** The group a credential is listed in; undefined for cookies that prove nothing, which only the list of cookies shows. */
export function groupOf(credential: CredentialReport): CredentialGroup | undefined {
  if (TOKENS.has(credential.kind) || TOKEN_ROLES.has(credential.role)) return 'Tokens';
  if (BYSTANDERS.has(credential.role)) return credential.cookie && credential.role !== 'csrf' ? undefined : 'Other';
  return credential.cookie ? 'Cookies that matter' : 'Other';
}

/** Credentials of the Credentials view, in the order of the report. */
export function listedCredentials(site: SiteReport): CredentialReport[] {
  return site.credentials.filter((credential) => groupOf(credential) !== undefined);
}

/** True for a cookie that may prove who someone is. */
export function isBystander(role: CredentialRole): boolean {
  return BYSTANDERS.has(role);
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The worst first; what is equally bad keeps its order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => RANK[one.severity] - RANK[other.severity]);
}

/** Tells one finding of a site from another, the same in each version of the report. */
export function findingKey(finding: Finding): string {
  const { kind, name, origin } = finding.subject;
  return [finding.rule, kind, name, finding.subject.credential ?? '', origin, finding.message].join('\n');
}
