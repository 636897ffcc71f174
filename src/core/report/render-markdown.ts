import type { Attempt } from '../flow/attempts/model.ts';
import { renderAdvice } from '../rules/frameworks/advise.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import { textOf } from '../rules/texts.ts';
import { checkLines, headOf, lineOf, notesOf, traitsOf } from './attempts/render.ts';
import { describeEnd } from './attempts/words.ts';
import { describeMender, describeRange, percent, shownCauses } from './render-failures.ts';
import type { CredentialReport, Report, SiteReport } from './report.ts';
import { plural } from './text-sheet.ts';
import { gapLists } from './told-gap.ts';
import { LOGINS, OUTCOMES, SHAPES, STRATEGIES, sayPutRight, TRADE_OFFS } from './words.ts';

const SEVERITIES: readonly [Severity, string][] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
];

/** The report as Markdown (CommonMark with tables), to be pasted into an issue. Holds what the report holds and so no secret. */
export function renderMarkdown(report: Report): string {
  const { source, sites } = report;
  const kind = source.kind === 'har' ? 'HAR file' : 'Live capture';
  const blocks = [
    `# Watchword report${sites[0] ? `: ${plain(sites[0].site)}` : ''}`,
    `${kind}, ${plural(source.exchanges, 'exchange')}, ${shortTime(source.from)} to ${shortTime(source.to)}`,
    ...sites.flatMap(renderSite),
  ];
  if (sites.length === 0) blocks.push('No site was seen.');
  for (const { heading, texts } of gapLists(source.gaps)) blocks.push(`## ${heading}`, list(texts.map(prose)));
  return `${blocks.join('\n\n')}\n`;
}

function renderSite(site: SiteReport): string[] {
  const { strategy, logins, shape, overhead } = site;
  const settled = strategy.id !== 'none' && strategy.id !== 'unknown';
  const sure = `${Math.round(strategy.confidence * 100)} % sure`;
  const facts = [
    `Strategy: **${STRATEGIES[strategy.id]}** (\`${strategy.id}\`)${settled ? `, ${strategy.statefulness}` : ''}, ${sure}`,
    ...(strategy.parts ?? []).map(
      (part) => `Part: ${STRATEGIES[part.id]} at ${part.origins.map(plain).join(', ')} ${code(part.credential)}`,
    ),
    ...logins.map(({ id, pkce, provider, outcome }) => {
      const proof = pkce === undefined || pkce === 'unknown' ? '' : `, PKCE ${pkce}`;
      const at = provider === undefined ? '' : `, at ${plain(provider)}`;
      return `Login: ${LOGINS[id]}${proof}${at}${OUTCOMES[outcome ?? 'succeeded']}`;
    }),
    `Shape: ${SHAPES[shape.id]}`,
  ];
  if (overhead.authBytes > 0) {
    const { median, max } = overhead.perRequest;
    facts.push(
      `Cost: ${plural(overhead.authBytes, 'byte')} of credentials in ${overhead.carried} of ${plural(overhead.requests, 'request')}; median ${median}, most ${max} in one`,
    );
  }
  const blocks = [`## ${plain(site.site)}`, ...renderMarkdownFailures(site), list(facts)];
  if (strategy.evidence.length > 0) {
    blocks.push('### Evidence');
    blocks.push(list(strategy.evidence.map(({ text, exchanges }) => prose(text) + exchangeText(exchanges))));
  }
  blocks.push(...renderMarkdownAttempts(site.attempts));
  blocks.push(...renderFindings(site));
  if (site.credentials.length > 0) blocks.push('### Credentials', renderCredentials(site.credentials));
  if (site.tradeOffs.length > 0) {
    const rows = site.tradeOffs.map(({ id, here, measured, other }) => [
      TRADE_OFFS[id],
      prose(measured === undefined ? here : `${here} (${measured})`),
      prose(other),
    ]);
    blocks.push('### Trade-offs', table(['', 'This site', 'The other approach'], rows));
  }
  return blocks;
}

/** What went wrong, as Markdown blocks. */
export function renderMarkdownFailures({ failures, expected }: Pick<SiteReport, 'failures' | 'expected'>): string[] {
  const blocks = failures.length === 0 ? [] : ['### What went wrong'];
  for (const failure of failures) {
    const { first, rivals } = shownCauses(failure);
    blocks.push(`**${plain(failure.summary)}**`);
    const lines = [`Requests: ${describeRange(failure).replaceAll('#', '\\#')}`];
    if (first) {
      lines.push(`Cause: ${plain(first.title ?? first.cause)} (${percent(first.likelihood)})`);
      lines.push(...first.evidence.map(({ text, exchanges }) => plain(text) + exchangeText(exchanges)));
      if (first.expected !== undefined) lines.push(`Expected: ${plain(first.expected)}`);
      if (first.mends !== undefined) lines.push(`Who can mend it: ${describeMender(first.mends)}`);
      lines.push(...first.next.map((step) => `Next: ${plain(step)}`));
      if (first.verify !== undefined) lines.push(`To check: ${plain(first.verify)}`);
    }
    lines.push(...rivals.map(({ likelihood, says }) => `Or else (${percent(likelihood)}): ${plain(says)}`));
    lines.push(...failure.wouldSettle.map((text) => `Would settle it: ${plain(text)}`));
    if (!first) lines.push(...failure.checked.map((text) => `In order: ${plain(text)}`));
    blocks.push(list(lines));
  }
  if (expected.length > 0)
    blocks.push('### Refused in the course of things', list(expected.map(({ summary }) => plain(summary))));
  return blocks;
}

/** Attempts written out in full. */
const MAX_ATTEMPTS = 12;

/** Attempts to sign in, to renew and to sign out, as Markdown blocks. */
export function renderMarkdownAttempts(attempts: readonly Attempt[]): string[] {
  if (attempts.length === 0) return [];
  const blocks = ['### Sign-ins, renewals and sign-outs'];
  for (const attempt of attempts.slice(0, MAX_ATTEMPTS)) {
    blocks.push(`**${plain(headOf(attempt))}**`);
    const traits = traitsOf(attempt);
    blocks.push(
      list([
        ...(traits === '' ? [] : [`With: ${plain(traits)}`]),
        ...(attempt.outcome === 'worked' ? [] : [plain(describeEnd(attempt))]),
        ...attempt.steps.map((step) => plain([lineOf(step), ...notesOf(step)].join('; '))),
        ...checkLines(attempt).map(plain),
      ]),
    );
  }
  if (attempts.length > MAX_ATTEMPTS) blocks.push(`${attempts.length - MAX_ATTEMPTS} before them.`);
  return blocks;
}

function renderFindings({ findings, past = [], hidden = [] }: SiteReport): string[] {
  const blocks = ['### Findings'];
  if (findings.length === 0) blocks.push('None.');
  for (const [severity, title] of SEVERITIES) {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    if (ofSeverity.length > 0) blocks.push(`**${title}**`, list(ofSeverity.map(renderFinding)));
  }
  if (past.length > 0)
    blocks.push(
      '**Put right since**',
      list(past.map((one) => `${prose(one.message)} (${code(one.rule)}, ${sayPutRight(one)})`)),
    );
  if (hidden.length > 0) {
    const lines = hidden.map(({ finding, reason }) => `${prose(finding.message)} Reason: ${plain(reason)}`);
    blocks.push('**Hidden**', list(lines));
  }
  return blocks;
}

function renderFinding(finding: Finding): string {
  const text = textOf(finding.rule);
  const fix = finding.fix ?? text?.fix;
  const references = finding.references.length > 0 ? finding.references : (text?.references ?? []);
  const sources = references.map(({ source, section }) => `${source} ${section}`.trim()).join(', ');
  const exchanges = [finding.firstExchange, finding.lastExchange].filter((id) => id !== undefined);
  return [
    `${prose(finding.message)} (${code(finding.rule)}${finding.count > 1 ? `, ${finding.count} times` : ''})${exchangeText([...new Set(exchanges)])}`,
    ...(fix === undefined ? [] : [`Fix: ${fix === text?.fix ? prose(fix) : code(fix)}`]),
    ...(finding.advice === undefined ? [] : [code(renderAdvice(finding.advice))]),
    ...(sources === '' ? [] : [`See: ${plain(sources)}`]),
  ].join('  \n  ');
}

function renderCredentials(credentials: readonly CredentialReport[]): string {
  const rows = credentials.map((one) => [
    code(one.id),
    plain(one.name),
    one.role,
    one.kind,
    one.count === 0 ? 'not sent' : `${one.bytes} bytes × ${one.count}`,
    one.expiresAt === undefined || Math.abs(one.expiresAt) > 8.64e15
      ? ''
      : shortTime(new Date(one.expiresAt).toISOString()),
  ]);
  return table(['', 'Name', 'Role', 'Kind', 'Sent', 'Ends'], rows);
}

function exchangeText(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const more = ids.length > 3 ? ` and ${ids.length - 3} more` : '';
  return ` (${ids
    .slice(0, 3)
    .map((id) => `\\#${id}`)
    .join(', ')}${more})`;
}

function shortTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names come from pages: what Markdown or HTML would take for its own is made plain text. */
function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#&~!]/g, '\\$&');
}

/** Our own sentences, in which backticks mark code. An odd backtick is no mark. */
function prose(text: string): string {
  const parts = oneLine(text).split('`');
  if (parts.length % 2 === 0) return plain(text);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : plain(part))).join('');
}

function code(text: string): string {
  if (text === '') return '';
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
