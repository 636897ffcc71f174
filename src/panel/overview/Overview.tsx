import type { SiteReport } from '../../core/report/report.ts';
import type { PanelState } from '../state.ts';
import { ExpectedRefusals, Failures } from '../why/Failures.tsx';
import { Evidence } from './Evidence.tsx';
import { Facts } from './Facts.tsx';
import { TradeOffLines } from './TradeOffLines.tsx';
import { TradeOffs } from './TradeOffs.tsx';
import { Verdict } from './Verdict.tsx';
import { WorstFindings } from './WorstFindings.tsx';

/** How the site knows who someone is: the verdict, why, what is wrong with it, and what else it could do. */
export function Overview({ state, site }: { state: PanelState; site: SiteReport }) {
  if (state.overviewPage.value === 'trade-offs') return <TradeOffs site={site} state={state} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <div class="scroll" tabIndex={0}>
      <div class="overview">
        <Failures site={site} state={state} />
        <div class="column">
          <Verdict site={site} state={state} />
          <Evidence strategy={site.strategy} state={state} />
          <ExpectedRefusals site={site} state={state} />
        </div>
        <div class="column">
          <Facts site={site} state={state} />
        </div>
        <div class="column">
          <WorstFindings site={site} state={state} />
          <TradeOffLines site={site} state={state} />
        </div>
      </div>
    </div>
  );
}
