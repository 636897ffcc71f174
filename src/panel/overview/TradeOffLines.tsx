import type { SiteReport } from '../../core/report/report.ts';
import { Prose } from '../../ui/pieces.tsx';
import { TRADE_OFFS } from '../../ui/words.ts';
import type { PanelState } from '../state.ts';

/** Each trade-off in one line; the page behind it tells the whole and the other side. */
export function TradeOffLines({ site, state }: { site: SiteReport; state: PanelState }) {
  if (site.tradeOffs.length === 0) return null;
  return (
    <section class="trade-off-lines" aria-label="Trade-offs">
      <h2>JWT or session, for this site</h2>
      <dl class="facts">
        {site.tradeOffs.map(({ id, here }) => (
          <div class="fact" key={id}>
            <dt>{TRADE_OFFS[id]}</dt>
            <dd>
              <Prose text={firstSentence(here)} />
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" class="link more" onClick={() => state.showOverview('trade-offs')}>
        What the other way would change
      </button>
    </section>
  );
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  const end = text.search(/[.;] /);
  return end < 0 ? text : `${text.slice(0, end)}.`;
}
