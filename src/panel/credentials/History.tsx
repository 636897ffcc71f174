import type { ClaimChange, Succession } from '../../core/credential/lineage.ts';
import type { LineageReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatCount, formatDuration, formatLocalTime, formatNumberOf } from '../../ui/format.ts';
import { Fact } from '../Fact.tsx';
import type { PanelState } from '../state.ts';
import { ChangedValue } from './ChangedValue.tsx';

/** Claims that are new in each token by their nature. */
const ROUTINE: ReadonlySet<string> = new Set(['iat', 'exp', 'nbf', 'jti', 'at_hash', 'uti']);
const SHOWN_CHANGES = 12;

/** How a credential follows another: how often, whether the refresh token rotates, and what changed claim by claim. */
export function History({ lineage, state }: { lineage: LineageReport; state: PanelState }) {
  const { role, count, used, successions } = lineage;
  return (
    <section class="history" aria-label="History">
      <h2>History</h2>
      <dl class="facts compact">
        {count > 1 && <Fact name="Renewed">{renewedText(lineage)}</Fact>}
        {role === 'refresh' && used > 0 && <Fact name="Rotation">{rotationText(lineage)}</Fact>}
      </dl>
      {successions.length > 0 && (
        <ol class="lines">
          {[...successions].reverse().map((one) => (
            <Step key={one.to} succession={one} state={state} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** "2 times, every 55 min, at least 50 min apart". */
export function renewedText({ count, meanMs, shortestMs }: LineageReport): string {
  const times = formatNumberOf(count - 1, 'time');
  const every = `${count > 2 ? 'on average every ' : 'after '}${formatDuration(meanMs)}`;
  const apart = formatDuration(shortestMs);
  return count > 2 && apart !== formatDuration(meanMs)
    ? `${times}, ${every}, at least ${apart} apart`
    : `${times}, ${every}`;
}

/** Whether using the refresh token brought another one. */
export function rotationText({ used, rotated }: LineageReport): string {
  if (rotated === 0) return `Used ${formatNumberOf(used, 'time')} and never replaced.`;
  if (rotated >= used) return 'Each use brought another one in its place.';
  return `Replaced at ${formatCount(rotated)} of ${formatNumberOf(used, 'use')}.`;
}

function Step({ succession, state }: { succession: Succession; state: PanelState }) {
  const { from, to, at, afterMs, changes, changesLeftOut = 0 } = succession;
  const routine = changes.filter(({ name }) => ROUTINE.has(name)).map(({ name }) => name);
  const others = changes.filter(({ name }) => !ROUTINE.has(name));
  return (
    <li>
      <span>
        <CredentialLink id={from} state={state} /> → <CredentialLink id={to} state={state} />
        <span class="muted">
          {' '}
          {formatLocalTime(at, now.value)}, after {formatDuration(afterMs)}
        </span>
      </span>
      {routine.length > 0 && <span class="muted">{routine.join(', ')} renewed</span>}
      {others.slice(0, SHOWN_CHANGES).map((change) => (
        <Change key={change.name} change={change} />
      ))}
      {others.length + changesLeftOut > SHOWN_CHANGES && (
        <span class="muted">and {formatNumberOf(others.length + changesLeftOut - SHOWN_CHANGES, 'more claim')}</span>
      )}
    </li>
  );
}

function Change({ change: { name, before, after } }: { change: ClaimChange }) {
  return (
    <span class="change">
      <code>{clip(name, 60)}</code>{' '}
      {before === undefined ? (
        <>
          <span class="muted">is new:</span> {after !== undefined && <ChangedValue name={name} value={after} />}
        </>
      ) : after === undefined ? (
        <>
          <span class="muted">is gone, was</span> <ChangedValue name={name} value={before} />
        </>
      ) : (
        <>
          <ChangedValue name={name} value={before} /> → <ChangedValue name={name} value={after} />
        </>
      )}
    </span>
  );
}

function CredentialLink({ id, state }: { id: string; state: PanelState }) {
  // The book may have let go of old ones.
  if (!state.credentialIds.value.has(id)) return <span>{clip(id, 40)}</span>;
  return (
    <button type="button" class="link" onClick={() => state.showCredential(id)}>
      {id}
    </button>
  );
}
