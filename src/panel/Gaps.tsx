import { useSignal } from '@preact/signals';
import { type ToldGap, tellGaps } from '../core/report/told-gap.ts';
import { formatCount } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { RelativeTime } from '../ui/pieces.tsx';
import { GAPS } from '../ui/words.ts';
import type { PanelState } from './state.ts';

/** What was not seen: one line that opens into the list, in the colour of a warning when the verdict could be another with it. */
export function Gaps({ state, requestAccess }: { state: PanelState; requestAccess?: (origins: string[]) => void }) {
  const open = useSignal(false);
  const gaps = tellGaps(state.capture.value?.gaps ?? state.report.value?.source.gaps ?? []);
  // Before anything was seen the view itself asks for access.
  const missing = state.capture.value?.access === 'missing' && state.hasSeen.value;
  const first = gaps.find((gap) => gap.kind === 'no-host-access') ?? gaps[0];
  if (first === undefined && !missing) return null;
  const touches = missing || first?.touchesVerdict === true;
  return (
    <aside class={touches ? 'gaps' : 'gaps aside'} aria-label="What was not seen">
      <div class="gaps-line">
        {touches && <Icon name="warning" />}
        <span class="gaps-text">
          <b>{touches ? 'Not everything was seen.' : 'Something was left out; the verdict does not rest on it.'}</b>
          {!open.value && ` ${first?.text ?? 'Watchword may not see this site.'}`}
        </span>
        {missing && requestAccess && (
          <button type="button" class="button" onClick={() => requestAccess(state.capture.value?.missingOrigins ?? [])}>
            Allow access
          </button>
        )}
        {missing && !requestAccess && <span>Click the Watchword icon in the toolbar to allow it.</span>}
        {gaps.length > 1 && (
          <button
            type="button"
            class="gaps-more"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {open.value ? 'Hide' : `Show all ${formatCount(gaps.length)}`}
          </button>
        )}
      </div>
      {open.value && (
        <ul class="gaps-list">
          {gaps.slice(0, 50).map((gap) => (
            <GapItem key={`${gap.kind}${gap.origin ?? ''}${gap.since ?? ''}`} gap={gap} />
          ))}
        </ul>
      )}
    </aside>
  );
}

function GapItem({ gap }: { gap: ToldGap }) {
  return (
    <li>
      <b>{GAPS[gap.kind]}</b>
      <span>
        {gap.text}
        {gap.count !== undefined && <> ({formatCount(gap.count)})</>}
        {!gap.touchesVerdict && <span class="muted"> The verdict does not rest on it.</span>}
        {gap.origin && <span class="muted"> {gap.origin}</span>}
        {gap.since !== undefined && (
          <span class="muted">
            {' '}
            since <RelativeTime at={gap.since} />
          </span>
        )}
      </span>
    </li>
  );
}
