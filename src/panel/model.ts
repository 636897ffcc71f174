import { groupOf } from '../core/report/credential-group.ts';
import type { CredentialReport, SiteReport } from '../core/report/report.ts';
import type { Finding, Severity } from '../core/rules/rule.ts';

/** Credentials of the Credentials view, in the order of the report. */
export function listedCredentials(site: SiteReport): CredentialReport[] {
  return site.credentials.filter((credential) => groupOf(credential) !== undefined);
}

/** How many families of credentials there are: those that follow each other are one. */
export function countFamilies(site: SiteReport): number {
  return new Set(listedCredentials(site).map(({ lineage }) => lineage)).size;
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
