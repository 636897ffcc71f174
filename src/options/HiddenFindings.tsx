import { textOf } from '../core/rules/texts.ts';
import { clip } from '../ui/format.ts';
import type { OptionsState } from './state.ts';

/** Findings that were hidden for a site, with the reason, and a way to see them again. */
export function HiddenFindings({ state }: { state: OptionsState }) {
  const { hidden } = state.settings.value;
  return (
    <section>
      <h2>Hidden findings</h2>
      {hidden.length === 0 ? (
        <p class="muted">None. A finding is hidden in the panel, for one site and with a reason.</p>
      ) : (
        <ul class="rules">
          {hidden.map((one) => (
            <li class="rule" key={`${one.site} ${one.rule} ${one.name ?? ''}`}>
              <div>
                <b>{clip(one.site, 80)}</b>: {textOf(one.rule)?.title ?? one.rule}
                {one.name !== undefined && <span class="muted"> ({clip(one.name, 80)})</span>}
                <p class="muted">{one.reason}</p>
              </div>
              <button type="button" class="button" onClick={() => state.showAgain(one)}>
                Show again
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
