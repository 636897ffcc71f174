import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { withCauseTexts } from '../core/diagnosis/texts.ts';
import { renderMarkdown } from '../core/report/render-markdown.ts';
import type { Report } from '../core/report/report.ts';
import { withTexts } from '../core/rules/texts.ts';
import { copyText } from '../ui/clipboard.ts';
import { Icon } from '../ui/Icon.tsx';
import { moveIn } from '../ui/keyboard.ts';
import type { PanelState } from './state.ts';

/** The report to take along: as Markdown on the clipboard, or as a JSON file. No secret is in either. */
export function Share({ state }: { state: PanelState }) {
  const open = useSignal(false);
  const said = useSignal('');
  const root = useRef<HTMLSpanElement>(null);
  const shown = open.value;
  useEffect(() => {
    if (!shown) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [shown, open]);
  const close = () => {
    open.value = false;
    root.current?.querySelector('button')?.focus();
  };
  const copy = async (report: Report) => {
    said.value = (await copyText(renderMarkdown(report))) ? 'Copied' : 'Not copied';
    close();
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const current = items.indexOf(document.activeElement as HTMLElement);
    const next = moveIn(event.key, current, items.length, items.length, () => true);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  const report = state.report.value;
  return (
    <span class="share" ref={root}>
      <button
        type="button"
        class="tool"
        title={said.value === '' ? 'Share the report' : said.value}
        aria-label="Share the report"
        aria-haspopup="menu"
        aria-expanded={shown}
        disabled={report === undefined}
        onClick={() => {
          said.value = '';
          open.value = !open.value;
        }}
      >
        <Icon name={said.value === 'Copied' ? 'check' : 'share'} />
      </button>
      <span class="hidden-text" role="status">
        {said.value}
      </span>
      {shown && report && (
        <div class="menu" role="menu" tabIndex={-1} aria-label="Share the report" onKeyDown={onKeyDown}>
          <button type="button" role="menuitem" onClick={() => void copy(report)}>
            Copy as Markdown
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              saveJson(report);
              close();
            }}
          >
            Save as JSON
          </button>
          <p class="muted">Without secrets: values are replaced by names.</p>
        </div>
      )}
    </span>
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
