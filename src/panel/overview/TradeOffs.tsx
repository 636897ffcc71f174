import type { SiteReport } from '../../core/report/report.ts';
import type { Fit } from '../../core/strategy/strategy.ts';
import { Prose } from '../../ui/pieces.tsx';
import { otherApproach, TRADE_OFFS } from '../../ui/words.ts';

/** What "JWT or session?" comes down to for this site, and which uses its choice fits. */
export function TradeOffs({ site }: { site: SiteReport }) {
  return (
    <>
      {site.tradeOffs.length > 0 && (
        <section class="wide">
          <h2>JWT or session, for this site</h2>
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
        </section>
      )}
      {site.fits && site.fits.length > 0 && <Fits fits={site.fits} />}
    </>
  );
}

const FIT_WORDS: Record<Fit['fit'], string> = {
  good: 'Fits',
  partly: 'Partly',
  poor: 'Does not fit',
};

function Fits({ fits }: { fits: Fit[] }) {
  return (
    <section class="wide">
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
