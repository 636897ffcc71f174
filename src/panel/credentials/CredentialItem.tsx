import type { CredentialReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatBytes, formatCount, formatDuration, formatNumberOf } from '../../ui/format.ts';
import { KINDS } from '../../ui/words.ts';

/** A credential in two lines. */
export function CredentialItem({ credential }: { credential: CredentialReport }) {
  return (
    <div class="item">
      <b title={credential.id}>{clip(credential.name, 120)}</b>
      <ExpiryShort credential={credential} />
      <span class="muted">{describeShort(credential)}</span>
      {credential.count > 0 && (
        <span class="right muted" title={`Sent with ${formatNumberOf(credential.count, 'request')}`}>
          × {formatCount(credential.count)}
        </span>
      )}
    </div>
  );
}

function ExpiryShort({ credential }: { credential: CredentialReport }) {
  const { expiresAt, cookie } = credential;
  if (expiresAt === undefined) return <span class="right muted">{cookie ? 'session' : ''}</span>;
  if (expiresAt <= now.value) return <span class="right bad">expired</span>;
  return <span class="right muted">{formatDuration(expiresAt - now.value)}</span>;
}

/** "JWT RS256, 1,212 bytes". */
function describeShort(credential: CredentialReport): string {
  const alg = credential.jwt?.header?.alg;
  const kind = typeof alg === 'string' ? `${KINDS[credential.kind]} ${clip(alg, 20)}` : KINDS[credential.kind];
  if (credential.bytes > 0) return `${kind}, ${formatBytes(credential.bytes)}`;
  return `${kind}, ${formatNumberOf(credential.length, 'character')}`;
}
