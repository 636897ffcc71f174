import type { ToldGap } from '../../core/report/told-gap.ts';
import { formatCount } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/pieces.tsx';
import { GAPS } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';

const SHOWN = 50;

interface GapsProps {
  gaps: readonly ToldGap[];
  /** The extension may not see the site. */
  missing: boolean;
  state: PanelState;
  requestAccess?: (origins: string[]) => void;
}

/** What was not seen, and what that means for the verdict. */
export function GapsList({ gaps, missing, state, requestAccess }: GapsProps) {
  const touches = missing || gaps[0]?.touchesVerdict === true;
  return (
    <div class={touches ? 'gaps' : 'gaps aside'}>
      <p class="gaps-line">
        <b>{touches ? 'Not everything was seen.' : 'Something was left out; the verdict does not rest on it.'}</b>{' '}
        {missing && requestAccess && (
          <button type="button" class="button" onClick={() => requestAccess(state.capture.value?.missingOrigins ?? [])}>
            Allow access
          </button>
        )}
        {missing && !requestAccess && <span>Click the Watchword icon in the toolbar to allow it.</span>}
      </p>
      <ul class="gaps-list">
        {missing && gaps.length === 0 && (
          <li>
            <b>{GAPS['no-host-access']}</b>
            <span>Watchword may not see this site.</span>
          </li>
        )}
        {gaps.slice(0, SHOWN).map((gap) => (
          <GapItem key={`${gap.kind}${gap.origin ?? ''}${gap.since ?? ''}`} gap={gap} />
        ))}
      </ul>
    </div>
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
