import { useSignal } from '@preact/signals';
import { withCauseTexts } from '../core/diagnosis/texts.ts';
import { renderMarkdown } from '../core/report/render-markdown.ts';
import type { Report } from '../core/report/report.ts';
import { withTexts } from '../core/rules/texts.ts';
import { copyText } from '../ui/clipboard.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { PanelState } from './state.ts';

/** The report to take along: as Markdown on the clipboard, or as a JSON file. No secret is in either. */
export function Share({ state }: { state: PanelState }) {
  const said = useSignal('');
  const report = state.report.value;
  const copy = async (shared: Report) => {
    said.value = (await copyText(renderMarkdown(shared))) ? 'Copied' : 'Not copied';
  };
  return (
    <>
      <Menu
        label="Share the report"
        title={said.value === '' ? 'Share the report' : said.value}
        disabled={report === undefined}
        items={[
          { label: 'Copy as Markdown', run: () => void (report && copy(report)) },
          { label: 'Save as JSON', run: () => report && saveJson(report) },
        ]}
        note="Without secrets: values are replaced by names."
        onOpen={() => {
          said.value = '';
        }}
      >
        <Icon name={said.value === 'Copied' ? 'check' : 'share'} />
      </Menu>
      <span class="hidden-text" role="status">
        {said.value}
      </span>
    </>
  );
}

/** The report as the command line writes it, with the fixes and references of the rules. */
export function reportToJson(report: Report): string {
  const sites = report.sites.map((site) => ({
    ...site,
    failures: withCauseTexts(site.failures),
    findings: withTexts(site.findings, site.credentials),
  }));
  return `${JSON.stringify({ ...report, sites }, undefined, 2)}\n`;
}

function saveJson(report: Report): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([reportToJson(report)], { type: 'application/json' }));
  const site = (report.sites[0]?.site ?? 'report').replace(/[^\w.-]+/g, '-').slice(0, 60);
  link.download = `watchword-${site}.json`;
  link.click();
  // The browser reads the address after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
