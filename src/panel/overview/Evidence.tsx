import type { StrategyReport } from '../../core/strategy/strategy.ts';
import { formatPercent } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Prose } from '../../ui/pieces.tsx';
import { STRATEGIES } from '../../ui/words.ts';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

/** Why the verdict is what it is, what else it could be, and what would tell. */
export function Evidence({ strategy, state }: { strategy: StrategyReport; state: PanelState }) {
  // Of what is not clear yet even a weak guess says more than nothing.
  const rivals = strategy.rivals.filter((rival) => rival.confidence >= 0.01);
  return (
    <section class="why">
      {strategy.evidence.length > 0 && (
        <>
          <h2>Why we say so</h2>
          <ul class="lines evidence">
            {strategy.evidence.map((evidence) => (
              <li key={`${evidence.signal} ${evidence.text}`}>
                <Icon name="check" small />
                <span>
                  <Prose text={evidence.text} />
                </span>
                <References ids={evidence.exchanges} state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      {rivals.length > 0 && (
        <p class="rivals">
          <span class="muted">{strategy.id === 'unknown' ? 'So far it looks like: ' : 'Could also be: '}</span>
          {rivals.map(({ id, confidence }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              {STRATEGIES[id].name} <span class="muted">{formatPercent(confidence)}</span>
            </span>
          ))}
        </p>
      )}
      {strategy.wouldSettle.length > 0 && (
        <>
          <h2 class="next">What would settle it</h2>
          <ul class="lines settle">
            {strategy.wouldSettle.map((text) => (
              <li key={text}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
