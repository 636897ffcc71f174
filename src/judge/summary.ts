import { groupOf } from '../core/report/credential-group.ts';
import { newestFirst, toFailureLine } from '../core/report/failure-words.ts';
import type { CredentialReport, Report, SiteReport } from '../core/report/report.ts';
import type { CaptureState, Summary } from '../messages/protocol.ts';

const WORST_SHOWN = 3;
const FAILURES_SHOWN = 2;
const EXPIRING_ROLES = new Set(['access', 'id', 'refresh', 'session', 'unknown']);

/** What the popup shows, taken from the report of the tab's own site. */
export function createSummary(report: Report, state: CaptureState, now: number): Summary {
  const site = report.sites.find((one) => one.site === state.site) ?? report.sites[0];
  const summary: Summary = {
    state,
    exchanges: report.source.exchanges,
    tokens: 0,
    sessionCookies: 0,
    failures: [],
    failureCount: 0,
    counts: { error: 0, warning: 0, info: 0 },
    worst: [],
  };
  if (!site) return summary;
  summary.strategy = site.strategy;
  const login = site.logins[0];
  if (login) summary.login = login;
  summary.tokens = site.credentials.filter((credential) => groupOf(credential) === 'Tokens').length;
  summary.sessionCookies = site.credentials.filter(isSessionCookie).length;
  const nextExpiry = findNextExpiry(site, now);
  if (nextExpiry) summary.nextExpiry = nextExpiry;
  summary.failures = newestFirst(site.failures).slice(0, FAILURES_SHOWN).map(toFailureLine);
  summary.failureCount = site.failures.length;
  for (const { severity } of site.findings) summary.counts[severity] += 1;
  // The runner hands findings over worst first.
  summary.worst = site.findings
    .slice(0, WORST_SHOWN)
    .map(({ rule, severity, message }) => ({ rule, severity, message }));
  return summary;
}

function isSessionCookie({ role, carriers }: CredentialReport): boolean {
  return role === 'session' && carriers.some((carrier) => /cookie/.test(carrier));
}

/** The first credential that will expire; those that proved nobody do not count. */
function findNextExpiry(site: SiteReport, now: number): Summary['nextExpiry'] {
  let next: Summary['nextExpiry'];
  for (const { expiresAt, name, role } of site.credentials) {
    if (!EXPIRING_ROLES.has(role) || expiresAt === undefined || expiresAt <= now) continue;
    if (!next || expiresAt < next.at) next = { at: expiresAt, name };
  }
  return next;
}
