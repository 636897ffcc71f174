import type { CauseReport, Failure, Mender } from '../diagnosis/failure.ts';
import type { Sheet } from './text-sheet.ts';

const MENDERS: Readonly<Record<Mender, string>> = {
  page: "the page's script",
  api: 'the server that answers',
  provider: 'the identity provider',
  proxy: 'the proxy',
  person: 'the person at the browser',
  browser: 'the settings of the browser',
};
/** Rivals less likely than this are left out of the text. */
const MIN_RIVAL = 0.05;

/** Who can mend a cause, in words. */
export function describeMender(mender: Mender): string {
  return MENDERS[mender];
}

/** Causes that are told: the likeliest, and its rivals. */
export function shownCauses({ causes }: Failure): { first: CauseReport | undefined; rivals: CauseReport[] } {
  const [first, ...rest] = causes;
  return { first, rivals: rest.filter(({ likelihood }) => likelihood >= MIN_RIVAL) };
}

/** `#3 and #5`, `#3, #5 … #9`. */
export function describeRange({ exchanges, first, last, count }: Failure): string {
  if (exchanges.length === 1) return `#${first}`;
  const shown = exchanges.slice(0, 3).map((id) => `#${id}`);
  if (exchanges.length <= 3 && count <= 3) return shown.join(', ');
  return `${shown.slice(0, 2).join(', ')} … #${last}`;
}

/** `98%`. */
export function percent(likelihood: number): string {
  return `${Math.round(likelihood * 100)}%`;
}

/** What went wrong, as plain text: the sentence first, then why, who can mend it and how. */
export function renderFailures(failures: readonly Failure[], expected: readonly Failure[], sheet: Sheet): void {
  for (const failure of failures) {
    sheet.gap().paragraph(2, sheet.bold(failure.summary));
    renderFailure(failure, sheet);
  }
  if (expected.length === 0) return;
  sheet.gap().line(2, sheet.bold('Refused in the course of things'));
  for (const one of expected) sheet.item(4, `${one.summary} (${describeRange(one)})`);
}

function renderFailure(failure: Failure, sheet: Sheet): void {
  const { first, rivals } = shownCauses(failure);
  const field = (name: string, text: string) => sheet.paragraph(4, `${name}: ${text}`);
  field('Requests', describeRange(failure));
  if (first) {
    field('Cause', `${first.title ?? first.cause} (${percent(first.likelihood)})`);
    for (const { text, exchanges } of first.evidence) sheet.item(6, text + idsOf(exchanges));
    if (first.expected !== undefined) field('Expected', first.expected);
    if (first.observed !== undefined) field('Observed', first.observed);
    if (first.mends !== undefined) field('Who can mend it', describeMender(first.mends));
    for (const step of first.next) sheet.item(6, step);
    if (first.verify !== undefined) field('To check', first.verify);
  }
  for (const rival of rivals) sheet.paragraph(4, `Or else (${percent(rival.likelihood)}): ${rival.says}.`);
  for (const text of failure.wouldSettle) field('Would settle it', text);
  if (!first && failure.checked.length > 0) {
    sheet.line(4, 'Found in order:');
    for (const text of failure.checked) sheet.item(6, text);
  }
}

function idsOf(ids: readonly string[]): string {
  return ids.length === 0
    ? ''
    : ` (${ids
        .slice(0, 4)
        .map((id) => `#${id}`)
        .join(', ')})`;
}
