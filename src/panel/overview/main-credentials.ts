import type { CredentialRole } from '../../core/credential/credential.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';

const MAX_SHOWN = 3;
const ROLES: readonly CredentialRole[] = ['access', 'session', 'id', 'api-key', 'remember-me'];

/** The credentials in force that matter most: of each lineage the newest, those that are sent before those that are not. */
export function mainCredentials(site: SiteReport): CredentialReport[] {
  const newest = new Map<string, CredentialReport>();
  for (const credential of site.credentials) {
    if (!ROLES.includes(credential.role) || credential.count === 0) continue;
    const known = newest.get(credential.lineage);
    if (!known || known.lastSeen <= credential.lastSeen) newest.set(credential.lineage, credential);
  }
  return [...newest.values()]
    .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || other.count - one.count)
    .slice(0, MAX_SHOWN);
}

/** How the main credential is renewed, as far as it was seen. */
export interface Renewal {
  withRefreshToken: boolean;
  /** Refresh tokens followed each other. */
  rotates: boolean;
  /** How often a new one took the place of the old. */
  times: number;
  /** Median time between two, in milliseconds. */
  everyMs?: number;
}

/** What was seen of renewals; undefined when nothing was renewed and nothing to renew with was seen. */
export function renewalOf(site: SiteReport): Renewal | undefined {
  const refresh = site.credentials.filter((credential) => credential.role === 'refresh');
  const main = mainCredentials(site).find(
    (credential) => credential.role === 'access' || credential.role === 'session',
  );
  const line = main ? site.credentials.filter((credential) => credential.lineage === main.lineage) : [];
  const times = Math.max(line.length - 1, 0);
  if (refresh.length === 0 && times === 0) return undefined;
  const rotates = refresh.some((one) => refresh.some((other) => other !== one && other.lineage === one.lineage));
  const everyMs = medianGap(line.map((credential) => credential.issuedAt ?? Date.parse(credential.firstSeen)));
  return { withRefreshToken: refresh.length > 0, rotates, times, ...(everyMs === undefined ? {} : { everyMs }) };
}

function medianGap(times: number[]): number | undefined {
  const sorted = times.filter(Number.isFinite).sort((one, other) => one - other);
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] as number));
  gaps.sort((one, other) => one - other);
  const middle = gaps[gaps.length >> 1];
  return middle === undefined || middle < 1000 ? undefined : middle;
}
