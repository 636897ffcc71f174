import type { SiteReport } from '../../core/report/report.ts';
import { formatCount } from '../../ui/format.ts';
import { Prose, SeverityChip } from '../../ui/pieces.tsx';
import { findingTitle } from '../findings/texts.ts';
import { findingKey, worstFirst } from '../model.ts';
import type { PanelState } from '../state.ts';

const SHOWN = 4;

export function WorstFindings({ site, state }: { site: SiteReport; state: PanelState }) {
  const { findings } = site;
  return (
    <section class="worst">
      <h2>{findings.length > SHOWN ? 'Worst findings' : 'Findings'}</h2>
      {findings.length === 0 ? (
        <p class="lines-empty muted">No rule found anything wrong in what was seen.</p>
      ) : (
        <ul class="lines findings-short">
          {worstFirst(findings)
            .slice(0, SHOWN)
            .map((finding) => (
              <li key={findingKey(finding)}>
                <SeverityChip severity={finding.severity} />
                <button type="button" class="plain" onClick={() => state.showFinding(findingKey(finding))}>
                  {findingTitle(finding)}
                  <small>
                    <Prose text={finding.message} />
                  </small>
                </button>
              </li>
            ))}
        </ul>
      )}
      {findings.length > SHOWN && (
        <button
          type="button"
          class="link more"
          onClick={() => {
            state.view.value = 'findings';
          }}
        >
          All {formatCount(findings.length)} findings
        </button>
      )}
    </section>
  );
}
