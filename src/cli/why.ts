import type { Failure } from '../core/diagnosis/failure.ts';
import { renderFailures } from '../core/report/render-failures.ts';
import { renderMarkdownFailures } from '../core/report/render-markdown.ts';
import type { Report } from '../core/report/report.ts';
import { createSheet, type Sheet } from '../core/report/text-sheet.ts';
import { gapLists } from '../core/report/told-gap.ts';

export type WhyFormat = 'text' | 'json' | 'markdown';

/** What went wrong in a file, or with one of its requests. */
export interface Answer {
  request?: string;
  failures: Failure[];
  /** Refusals that belong to the course of things. */
  expected: Failure[];
  gaps: Report['source']['gaps'];
}

/** Failures of all sites of a report; with a number those only that concern the request. */
export function answerWhy(report: Report, request?: string): Answer {
  const concerns = (failure: Failure): boolean => request === undefined || isAbout(failure, request);
  return {
    ...(request === undefined ? {} : { request }),
    failures: report.sites.flatMap(({ failures }) => failures).filter(concerns),
    expected: report.sites.flatMap(({ expected }) => expected).filter(concerns),
    gaps: report.source.gaps,
  };
}

function isAbout({ exchanges, causes }: Failure, request: string): boolean {
  if (exchanges.includes(request)) return true;
  return causes.slice(0, 1).some(({ evidence }) => evidence.some((one) => one.exchanges.includes(request)));
}

/** The answer as text, JSON or Markdown. */
export function renderWhy(
  answer: Answer,
  format: WhyFormat,
  { width, color }: { width: number; color: boolean },
): string {
  if (format === 'json') return `${JSON.stringify(answer, undefined, 2)}\n`;
  if (format === 'markdown') {
    const blocks = renderMarkdownFailures(answer);
    return `${(blocks.length === 0 ? [nothing(answer)] : blocks).join('\n\n')}\n`;
  }
  const sheet = createSheet(Math.max(60, Math.min(140, width)), color);
  if (answer.failures.length === 0) sheet.paragraph(0, nothing(answer));
  renderFailures(answer.failures, answer.expected, sheet);
  if (answer.failures.length === 0) renderGaps(answer, sheet);
  return sheet.text().replace(/^\n/, '');
}

function nothing({ request }: Answer): string {
  return request === undefined
    ? 'Nothing went wrong that can be seen here.'
    : `Nothing went wrong with #${request} that can be seen here.`;
}

/** What was not seen may hold the failure. */
function renderGaps({ gaps }: Answer, sheet: Sheet): void {
  for (const { heading, texts } of gapLists(gaps)) {
    sheet.gap().line(0, heading);
    for (const text of texts) sheet.item(2, text);
  }
}
