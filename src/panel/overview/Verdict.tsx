import type { SiteReport } from '../../core/report/report.ts';
import { formatNumberOf, formatPercent, hostOf } from '../../ui/format.ts';
import { ConfidencePill, Pill, Prose } from '../../ui/pieces.tsx';
import { SHAPES, STATEFULNESS, STRATEGIES } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';

export function Verdict({ site, state }: { site: SiteReport; state: PanelState }) {
  const { strategy, shape, origins } = site;
  const { name, text } = STRATEGIES[strategy.id];
  const settled = strategy.id !== 'unknown';
  return (
    <section class="verdict" aria-label="Strategy">
      <h1>{name}</h1>
      <p>
        <Prose text={text} />
      </p>
      {strategy.parts && strategy.parts.length > 0 && (
        <ul class="strategy-parts">
          {strategy.parts.map((part) => (
            <li key={`${part.id} ${part.credential}`}>
              <b>{STRATEGIES[part.id].name}</b>
              <span class="muted"> for {part.origins.map(hostOf).join(', ')} </span>
              {part.credential !== '' && (
                <button type="button" class="link" onClick={() => state.showCredential(part.credential)}>
                  {part.credential}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div class="pills">
        {settled && <ConfidencePill confidence={strategy.confidence} />}
        {STATEFULNESS[strategy.statefulness] !== '' && <Pill tone="strong">{STATEFULNESS[strategy.statefulness]}</Pill>}
        {SHAPES[shape.id] !== '' && (
          <Pill title={`The shape of the site: ${formatPercent(shape.confidence)} sure`}>{SHAPES[shape.id]}</Pill>
        )}
        {origins.length > 0 && (
          <Pill title={origins.slice(0, 40).join('\n')}>{formatNumberOf(origins.length, 'origin')}</Pill>
        )}
      </div>
    </section>
  );
}
