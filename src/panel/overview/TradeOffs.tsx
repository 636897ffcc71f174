import type { SiteReport } from '../../core/report/report.ts';
import type { Fit } from '../../core/strategy/strategy.ts';
import { Prose } from '../../ui/pieces.tsx';
import { otherApproach, STRATEGIES, TRADE_OFFS } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';

/** A page of its own: what "JWT or session?" comes down to for this site, and which uses its choice fits. */
export function TradeOffs({ site, state }: { site: SiteReport; state: PanelState }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <div class="scroll" tabIndex={0}>
      <div class="trade-offs-page">
        <nav aria-label="Back">
          <button type="button" class="link" onClick={() => state.showOverview()}>
            ← Overview
          </button>
        </nav>
        <h1>JWT or session, for this site</h1>
        <p class="muted">
          What {STRATEGIES[site.strategy.id].name} means here, as far as it was seen and measured, beside what the other
          way would change.
        </p>
        <div class="wide-table">
          <table class="trade-offs">
            <thead>
              <tr>
                <th>
                  <span class="hidden-text">What it is about</span>
                </th>
                <th>What this site does</th>
                <th>{otherApproach(site.strategy.id)}</th>
              </tr>
            </thead>
            <tbody>
              {site.tradeOffs.map((tradeOff) => (
                <tr key={tradeOff.id}>
                  <th scope="row">{TRADE_OFFS[tradeOff.id]}</th>
                  <td>
                    <Prose text={tradeOff.here} />
                    {tradeOff.measured && (
                      <small>
                        <Prose text={tradeOff.measured} />
                      </small>
                    )}
                  </td>
                  <td>
                    <Prose text={tradeOff.other} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {site.fits && site.fits.length > 0 && <Fits fits={site.fits} />}
      </div>
    </div>
  );
}

const FIT_WORDS: Record<Fit['fit'], string> = {
  good: 'Fits',
  partly: 'Partly',
  poor: 'Does not fit',
};

function Fits({ fits }: { fits: Fit[] }) {
  return (
    <section>
      <h2>What this choice fits</h2>
      <ul class="lines fits">
        {fits.map((fit) => (
          <li key={fit.use}>
            <span class={`fit ${fit.fit}`}>{FIT_WORDS[fit.fit]}</span>
            <span>{fit.title}</span>
            <span class="muted">
              <Prose text={fit.why} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
