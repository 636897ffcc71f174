import type { AttemptCheck } from '../../core/flow/attempts/model.ts';
import { describeCheck, nameCheck, referenceOf } from '../../core/report/attempts/check-texts.ts';
import { clip } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

const ICONS = { ok: 'check', broken: 'close', unseen: 'unseen' } as const;
const WORDS = { ok: 'In order', broken: 'Broken', unseen: 'Cannot be seen' } as const;

/** What has to fit at a step: in order in one line, broken with the reason and where it is written. */
export function Checks({ checks, state }: { checks: readonly AttemptCheck[]; state: PanelState }) {
  return (
    <ul class="checks" aria-label="Checks">
      {checks.map((check, index) => (
        <li key={index} class={`check ${check.result}`} title={describeCheck(check)}>
          <Icon name={ICONS[check.result]} small />
          <span>
            <span class="hidden-text">{WORDS[check.result]}: </span>
            {clip(nameCheck(check), 120)}
            {check.result === 'unseen' && <span class="muted">: cannot be seen</span>}
            {check.result === 'broken' && (
              <span class="check-why">
                {clip(describeCheck(check), 400)} <span class="muted">{referenceOf(check)}</span>{' '}
                <References ids={check.exchanges} state={state} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
