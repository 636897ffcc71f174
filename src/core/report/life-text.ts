import { describePlace } from '../credential/carrier-words.ts';
import type { LeakReason, LifeStep } from '../credential/life.ts';
import type { Lineage } from '../credential/lineage.ts';
import type { SessionEnd } from '../flow/attempts/session-end.ts';
import { formatDuration } from '../http/duration.ts';
import type { CookieReport } from './report.ts';

const REASONS: Readonly<Record<LeakReason, string>> = {
  url: 'URLs stand in logs and histories',
  referer: 'the Referer header tells another site',
  'other-site': 'the site is not one it is for',
  analytics: 'a third party that has no use for it',
};

/** One step of a credential's life in words: `sent to https://api.example.com × 41 in the Authorization header`. Holds no secret. */
export function describeStep({ kind, place, origin, count, reasons = [] }: LifeStep): string {
  const where = place ? ` in ${describePlace(place)}` : '';
  const times = count > 1 ? ` × ${count}` : '';
  switch (kind) {
    case 'minted':
      return `issued by ${origin}${where}`;
    case 'received':
      return `came again from ${origin}${times}${where}`;
    case 'stored':
      return `kept${where} of ${origin}`;
    case 'sent':
      return `sent to ${origin}${times}${where}`;
    case 'leaked':
      return `leaked to ${origin}${times}${where}: ${reasons.map((reason) => REASONS[reason]).join('; ')}`;
    case 'removed':
      return 'removed by a Set-Cookie field';
  }
}

/** A lineage in a few words: how many, how often, what changed last, whether the refresh token rotates. Names of claims only. */
export function describeLineage({ count, meanMs, successions, used, rotated }: Lineage): string {
  const parts: string[] = [];
  if (count > 1)
    parts.push(
      Math.abs(meanMs) < 1000
        ? `${count} in a row, within a second of each other on average`
        : `${count} in a row, a new one every ${formatDuration(meanMs)} on average`,
    );
  const names = successions.at(-1)?.changes.map(({ name }) => name.slice(0, 40)) ?? [];
  const more = names.length > 6 ? ` and ${names.length - 6} more` : '';
  if (names.length > 0) parts.push(`last changed: ${names.slice(0, 6).join(', ')}${more}`);
  if (used > 0)
    parts.push(
      rotated === 0
        ? `used ${describeTimes(used)} and stayed the same`
        : rotated === used
          ? `used ${describeTimes(used)} and replaced each time`
          : `used ${describeTimes(used)}, replaced ${describeTimes(rotated)}`,
    );
  return parts.join('; ');
}

/** What became of a Set-Cookie field, in words; undefined when it was kept as it was asked for, or nothing is known. */
export function describeVerdict({ verdict, held }: CookieReport): string | undefined {
  if (!verdict) return undefined;
  const borneOut = held === 'no' ? ' The cookie store does not hold it.' : '';
  if (verdict.refusal) return `The browser refuses it: ${verdict.refusal.text}${borneOut}`;
  if (held === 'no')
    return verdict.needsThirdParty
      ? 'The cookie store does not hold it: the browser keeps third parties from setting cookies.'
      : 'The cookie store does not hold it, and nothing in the field says why: it was removed, or blocked by a setting.';
  const changes = verdict.changes.filter(({ code }) => code !== 'same-site-default');
  if (changes.length === 0) return undefined;
  return `The browser keeps it with changes: ${changes.map(({ attribute, kept }) => `${attribute} ${kept}`).join('; ')}.`;
}

function describeTimes(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** How long a session was seen to last: what was refused, and how long after what. */
export function describeSessionEnd({ letIn, refused, idleMs, ageMs }: SessionEnd): string {
  const age = ageMs === undefined ? '' : ` and ${formatDuration(ageMs)} after it was set`;
  return `refused at #${refused}, ${formatDuration(idleMs)} after #${letIn}, the newest request with it that was not${age}; nobody signed out in between`;
}
