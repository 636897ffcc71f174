import type { Failure } from '../../core/diagnosis/failure.ts';
import { toFailureLine } from '../../core/report/failure-words.ts';
import { clip } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Prose } from '../../ui/pieces.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

/** A failure and its cause in short, where something else is told that has to do with it; all of it stands at the request. */
export function FailureNote({ failure, state }: { failure: Failure; state: PanelState }) {
  const { what, why, exchange } = toFailureLine(failure);
  return (
    <section class="why-box" aria-label="What failed">
      <div class="why-head">
        <Icon name="failed" />
        <h2>{clip(what, 300)}</h2>
        <References ids={[exchange]} state={state} />
      </div>
      <p>
        <Prose text={clip(why, 600)} />
      </p>
    </section>
  );
}
