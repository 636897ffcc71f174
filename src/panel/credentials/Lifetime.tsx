import type { CredentialReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { formatDuration, formatLocalTime } from '../../ui/format.ts';
import { Expiry, LifeBar } from '../../ui/pieces.tsx';

/** What people ask first: how long it still lives. Issued, now and the end on one bar. */
export function Lifetime({ credential }: { credential: CredentialReport }) {
  const { expiresAt, issuedAt, firstSeen, cookie } = credential;
  if (expiresAt === undefined) {
    if (!cookie?.stored) return null;
    return <p class="lifetime">Ends with the browser session</p>;
  }
  const from = issuedAt ?? Date.parse(firstSeen);
  return (
    <div class="lifetime">
      <p>
        <b>
          <Expiry at={expiresAt} />
        </b>
        {expiresAt > from && <span class="muted">, of {formatDuration(expiresAt - from)} in all</span>}
      </p>
      <LifeBar from={from} to={expiresAt} />
      <p class="lifetime-ends">
        <span>
          {issuedAt === undefined ? 'first seen' : 'issued'} {formatLocalTime(from, now.value)}
        </span>
        <span>{formatLocalTime(expiresAt, now.value)}</span>
      </p>
    </div>
  );
}
