import type { CredentialReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatBytes, formatCount, formatDuration, formatNumberOf, hostOf } from '../../ui/format.ts';
import { KINDS } from '../../ui/words.ts';
import type { Family } from './families.ts';

/** A family in two lines: its name and what is left of it, what it is and where it is from; below them how much of its life is over. */
export function FamilyItem({ family: { members, newest, ended } }: { family: Family }) {
  const sent = members.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class={ended ? 'item family ended' : 'item family'}>
      <b title={newest.id}>
        {clip(newest.name, 120)}
        {members.length > 1 && (
          <span class="generation" title={`${formatNumberOf(members.length, 'generation')} seen`}>
            {formatCount(members.length)}
          </span>
        )}
      </b>
      <Left credential={newest} ended={ended} />
      <span class="muted">{describeShort(newest)}</span>
      {sent > 0 ? (
        <span class="right muted" title={`Sent with ${formatNumberOf(sent, 'request')}`}>
          × {formatCount(sent)}
        </span>
      ) : (
        <span />
      )}
      {!ended && <LifeLine credential={newest} />}
    </div>
  );
}

function Left({ credential: { expiresAt, cookie }, ended }: { credential: CredentialReport; ended: Family['ended'] }) {
  if (ended) return <span class={ended === 'refused' ? 'right bad' : 'right muted'}>{ended}</span>;
  if (expiresAt === undefined) return <span class="right muted">{cookie ? 'session' : 'no end told'}</span>;
  return <span class="right">{formatDuration(expiresAt - now.value)} left</span>;
}

/** What of the lifetime is over, as a line along the lower edge. */
function LifeLine({ credential: { expiresAt, issuedAt, firstSeen } }: { credential: CredentialReport }) {
  const from = issuedAt ?? Date.parse(firstSeen);
  if (expiresAt === undefined || expiresAt <= from) return null;
  const share = Math.min(Math.max((now.value - from) / (expiresAt - from), 0), 1);
  return <i class={share > 0.9 ? 'life-line late' : 'life-line'} style={{ width: `${share * 100}%` }} />;
}

/** "JWT RS256, id.example.net, 1,212 bytes": where it is from tells two apart that have one name. */
function describeShort(credential: CredentialReport): string {
  const alg = credential.jwt?.header?.alg;
  const kind = typeof alg === 'string' ? `${KINDS[credential.kind]} ${clip(alg, 20)}` : KINDS[credential.kind];
  const size = credential.bytes > 0 ? formatBytes(credential.bytes) : formatNumberOf(credential.length, 'character');
  return [kind, homeOf(credential), size].filter(Boolean).join(', ');
}

/** Who issued it, or where it was first seen. */
function homeOf({ life = [], places, cookie }: CredentialReport): string {
  const origin = life.find(({ kind }) => kind === 'minted')?.origin ?? cookie?.origin ?? places[0]?.origin ?? '';
  return clip(hostOf(origin), 60);
}
