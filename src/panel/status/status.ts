import { newestFirst, toFailureLine } from '../../core/report/failure-words.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { mainCredentials } from '../overview/main-credentials.ts';

/** The credential whose end matters next. */
export interface NextEnd {
  id: string;
  name: string;
  /** Milliseconds since the epoch; undefined for a cookie that ends with the browser session. */
  at?: number;
}

/** What went wrong last: what, its first cause, the exchange that shows it, and how many more there are. */
export interface LastFailure {
  what: string;
  why: string;
  exchange: string;
  more: number;
}

const EXPIRING: ReadonlySet<CredentialReport['role']> = new Set(['access', 'id', 'refresh', 'session', 'unknown']);

/**
 * The end that comes next among the credentials in force. That of the credential which requests carry is told even when it is over:
 * then nothing else matters. `now` is in milliseconds since the epoch.
 */
export function nextEnd(site: SiteReport, now: number): NextEnd | undefined {
  const main = mainCredentials(site);
  const over = main.find(
    ({ role, expiresAt }) => (role === 'access' || role === 'session') && expiresAt !== undefined && expiresAt <= now,
  );
  if (over && !main.some((one) => one !== over && one.role === over.role)) return toEnd(over);
  const newest = new Map<string, CredentialReport>();
  for (const credential of site.credentials) {
    const known = newest.get(credential.lineage);
    if (!known || known.lastSeen <= credential.lastSeen) newest.set(credential.lineage, credential);
  }
  let next: CredentialReport | undefined;
  for (const credential of newest.values()) {
    const { expiresAt, role } = credential;
    if (!EXPIRING.has(role) || expiresAt === undefined || expiresAt <= now) continue;
    if (next?.expiresAt === undefined || expiresAt < next.expiresAt) next = credential;
  }
  const cookie = main.find((credential) => credential.cookie?.stored && credential.expiresAt === undefined);
  return next ? toEnd(next) : cookie && toEnd(cookie);
}

function toEnd({ id, name, expiresAt }: CredentialReport): NextEnd {
  return expiresAt === undefined ? { id, name } : { id, name, at: expiresAt };
}

/** The failure that people ask about, if any. */
export function lastFailure({ failures }: SiteReport): LastFailure | undefined {
  const [last] = newestFirst(failures);
  return last && { ...toFailureLine(last), more: failures.length - 1 };
}
