import { type CredentialGroup, groupOf } from '../../core/report/credential-group.ts';
import type { CredentialReport } from '../../core/report/report.ts';

/** Credentials that follow each other, as one thing. */
export interface Family {
  /** The lineage. */
  id: string;
  /** Every generation that is known, the oldest first; at least one. */
  members: CredentialReport[];
  newest: CredentialReport;
  group: CredentialGroup;
  /** Why it is not in force; undefined when nothing says that it ended. */
  ended?: Ended;
}

export type Ended = 'expired' | 'removed' | 'refused' | 'ended';

const GROUPS: readonly CredentialGroup[] = ['Tokens', 'Cookies that matter', 'Other'];

/**
 * The families of a site: tokens first, then cookies that matter, then what proves nothing by itself; within that in the order of the
 * report. `now` is in milliseconds since the epoch.
 */
export function familiesOf(credentials: readonly CredentialReport[], now: number): Family[] {
  const byLineage = new Map<string, CredentialReport[]>();
  for (const credential of credentials) {
    if (groupOf(credential) === undefined) continue;
    const members = byLineage.get(credential.lineage);
    if (members) members.push(credential);
    else byLineage.set(credential.lineage, [credential]);
  }
  const families = [...byLineage].map(([id, members]) => toFamily(id, members, now));
  return families.sort((one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group));
}

function toFamily(id: string, unsorted: readonly CredentialReport[], now: number): Family {
  const members = [...unsorted].sort((one, other) => Date.parse(one.firstSeen) - Date.parse(other.firstSeen));
  const newest = members.at(-1) as CredentialReport;
  const ended = endOf(newest, now);
  return { id, members, newest, group: groupOf(newest) ?? 'Other', ...(ended ? { ended } : {}) };
}

/** Why a credential is not in force, as far as it was seen: nobody knows when an opaque token ends. */
export function endOf({ expiresAt, cookie, life = [], sessionEnd }: CredentialReport, now: number): Ended | undefined {
  if (cookie?.verdict?.accepted === false && cookie.held !== 'yes') return 'refused';
  if (expiresAt !== undefined && expiresAt <= now) return 'expired';
  // The server let it in no more.
  if (sessionEnd) return 'ended';
  const removed = life.find((step) => step.kind === 'removed');
  if (!removed) return undefined;
  // What was sent or given again after it was removed from one place lives on.
  return life.some((step) => step !== removed && step.last > removed.last) ? undefined : 'removed';
}

/** Families with a text in a name, a pseudonym, a kind or an origin, whatever its case. */
export function searchFamilies(families: readonly Family[], text: string): Family[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...families];
  return families.filter(({ members }) =>
    members.some(({ id, name, kind, role, places }) =>
      [id, name, kind, role, ...places.map(({ origin }) => origin)].some((part) => part.toLowerCase().includes(wanted)),
    ),
  );
}
