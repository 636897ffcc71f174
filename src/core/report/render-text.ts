import { formatDuration } from '../http/duration.ts';
import { renderAdvice } from '../rules/frameworks/advise.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { LoginReport, TradeOff } from '../strategy/strategy.ts';
import { renderAttempts } from './attempts/render.ts';
import { describeLineage, describeSessionEnd, describeStep, describeVerdict } from './life-text.ts';
import { renderFailures } from './render-failures.ts';
import type { CredentialReport, Report, SiteReport } from './report.ts';
import { createSheet, plural, type Sheet } from './text-sheet.ts';
import { gapLists } from './told-gap.ts';
import { LOGINS, OUTCOMES, SHAPES, STRATEGIES, sayPutRight, TRADE_OFFS } from './words.ts';

export interface TextOptions {
  /** Characters a line may take; 100 by default. */
  width?: number;
  /** Colours and weight by ANSI escape codes; only for a terminal. */
  color?: boolean;
}

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/** The report as plain text for people. Deterministic; holds what the report holds and so no secret. */
export function renderText(report: Report, options: TextOptions = {}): string {
  const sheet = createSheet(options.width ?? 100, options.color ?? false);
  const { source } = report;
  sheet.line(0, sheet.bold('Watchword report'));
  const kind = source.kind === 'har' ? 'HAR file' : 'Live capture';
  sheet.line(0, `${kind}, ${plural(source.exchanges, 'exchange')}, ${span(source.from, source.to)}`);
  for (const site of report.sites) renderSite(site, sheet);
  if (report.sites.length === 0) sheet.gap().line(0, 'No site was seen.');
  for (const { heading, texts } of gapLists(source.gaps)) {
    sheet.gap().line(0, sheet.bold(heading));
    for (const text of texts) sheet.item(2, text);
  }
  return sheet.text();
}

function span(from: string, to: string): string {
  const start = shortTime(from);
  const end = shortTime(to);
  return start === end ? start : `${start} to ${end.slice(0, 10) === start.slice(0, 10) ? end.slice(11) : end}`;
}

/** `2026-01-02 03:04:05 UTC` of ISO 8601. */
function shortTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

function renderSite(site: SiteReport, sheet: Sheet): void {
  const { strategy } = site;
  sheet.gap().line(0, sheet.bold(site.site));
  renderFailures(site.failures, site.expected, sheet);
  if (site.failures.length + site.expected.length > 0) sheet.gap();
  const sure = strategy.id === 'none' || strategy.id === 'unknown' ? '' : `, ${strategy.statefulness}`;
  const percent = `${Math.round(strategy.confidence * 100)}% sure`;
  sheet.field('Strategy', `${sheet.bold(STRATEGIES[strategy.id])} [${strategy.id}]${sure}, ${percent}`);
  for (const part of strategy.parts ?? [])
    sheet.field(
      '',
      `${STRATEGIES[part.id]} at ${part.origins.join(', ')}${part.credential ? ` (${part.credential})` : ''}`,
    );
  if (strategy.rivals.length > 0) {
    const rivals = strategy.rivals.map(({ id, confidence }) => `${STRATEGIES[id]} ${Math.round(confidence * 100)}%`);
    sheet.field('Or else', rivals.join(', '));
  }
  for (const [index, login] of site.logins.entries()) sheet.field(index === 0 ? 'Login' : '', describeLogin(login));
  sheet.field('Shape', SHAPES[site.shape.id]);
  const { overhead } = site;
  if (overhead.authBytes > 0)
    sheet.field(
      'Overhead',
      `${plural(overhead.authBytes, 'byte')} of credentials in ${overhead.carried} of ${plural(overhead.requests, 'request')}; median ${overhead.perRequest.median.toLocaleString('en-US')}, most ${overhead.perRequest.max.toLocaleString('en-US')} in one`,
    );
  if (site.origins.length > 0) sheet.field('Origins', site.origins.join(', '));
  if (strategy.evidence.length > 0) {
    sheet.gap().line(2, sheet.bold('Evidence'));
    for (const { text, exchanges } of strategy.evidence) sheet.item(4, text + describeExchanges(exchanges));
  }
  if (strategy.wouldSettle.length > 0) {
    sheet.gap().line(2, sheet.bold('What would settle it'));
    for (const text of strategy.wouldSettle) sheet.item(4, text);
  }
  renderAttempts(site.attempts, sheet);
  renderFindings(site.findings, sheet);
  for (const finding of site.past ?? [])
    sheet.paragraph(4, `${sheet.bold(finding.rule)} ${sayPutRight(finding)}: ${finding.message}`);
  if (site.hidden) sheet.line(4, `${plural(site.hidden.length, 'finding')} hidden by the settings`);
  renderCredentials(site.credentials, sheet);
  renderLives(site, sheet);
  renderTradeOffs(site.tradeOffs, sheet);
}

function describeLogin(login: LoginReport): string {
  const pkce = login.pkce === undefined || login.pkce === 'unknown' ? '' : `, PKCE ${login.pkce}`;
  const at = login.provider === undefined ? '' : `, at ${login.provider}`;
  return `${LOGINS[login.id]}${pkce}${at}${OUTCOMES[login.outcome ?? 'succeeded']}`;
}

/** `(#3, #7 and 4 more)`. */
function describeExchanges(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const shown = ids.slice(0, 3).map((id) => `#${id}`);
  return ` (${shown.join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''})`;
}

function renderFindings(findings: readonly Finding[], sheet: Sheet): void {
  const counts = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length);
  const summary = SEVERITIES.map((severity, index) =>
    severity === 'info' ? `${counts[index]} info` : plural(counts[index] as number, severity),
  );
  sheet.gap().line(2, `${sheet.bold('Findings')}: ${findings.length === 0 ? 'none' : summary.join(', ')}`);
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      sheet.line(4, `${sheet.severity(severity)}${' '.repeat(9 - severity.length)}${sheet.bold(finding.rule)}`);
      const times = finding.count > 1 ? ` (seen ${finding.count} times)` : '';
      sheet.paragraph(13, finding.message + times);
      if (finding.fix !== undefined) sheet.paragraph(13, `Fix: ${finding.fix}`);
      if (finding.advice !== undefined) sheet.paragraph(13, renderAdvice(finding.advice));
      const references = finding.references.map(({ source, section }) => `${source} ${section}`.trim());
      if (references.length > 0) sheet.paragraph(13, `See: ${references.join(', ')}`);
    }
  }
}

function renderCredentials(credentials: readonly CredentialReport[], sheet: Sheet): void {
  if (credentials.length === 0) return;
  sheet.gap().line(2, sheet.bold('Credentials'));
  const rows = credentials.map((one) => [
    one.id,
    one.role,
    one.kind,
    one.name,
    `${plural(one.bytes, 'byte')}, sent ${plural(one.count, 'time')}`,
    one.expiresAt === undefined ? '' : `ends ${endOf(one.expiresAt)}`,
  ]);
  sheet.table(4, rows);
}

/** Chains of the credentials that matter, most of them one arrow a line. */
const MAX_LIVES = 20;
const MAX_STEPS = 8;

function renderLives({ credentials, lineages = [], clocks = [] }: SiteReport, sheet: Sheet): void {
  const told = credentials.filter(({ role, cookie, life }) =>
    role === 'unknown' ? cookie?.verdict?.refusal : (life?.length ?? 0) > 1 || (cookie && describeVerdict(cookie)),
  );
  if (told.length > 0) sheet.gap().line(2, sheet.bold('Where they came from and went'));
  for (const { id, name, life = [], leastLeft, sessionEnd, cookie } of told.slice(0, MAX_LIVES)) {
    sheet.line(4, `${sheet.bold(id)} ${name.slice(0, 60)}`);
    for (const step of life.slice(0, MAX_STEPS)) sheet.item(6, describeStep(step) + describeExchanges(step.exchanges));
    if (life.length > MAX_STEPS) sheet.item(6, `and ${life.length - MAX_STEPS} more places`);
    if (sessionEnd) sheet.item(6, describeSessionEnd(sessionEnd));
    if (leastLeft) {
      const when = leastLeft.ms < 0 ? 'after its end' : 'of its lifetime left';
      sheet.item(6, `least: ${formatDuration(leastLeft.ms)} ${when} when sent (#${leastLeft.exchange})`);
    }
    const verdict = cookie && describeVerdict(cookie);
    if (verdict) sheet.item(6, verdict);
  }
  if (told.length > MAX_LIVES) sheet.line(4, `and ${told.length - MAX_LIVES} more credentials`);
  if (lineages.length > 0) sheet.gap().line(2, sheet.bold('Renewed'));
  for (const lineage of lineages.slice(0, MAX_LIVES)) sheet.item(4, `${lineage.id}: ${describeLineage(lineage)}`);
  // Dates of HTTP are told in seconds.
  const apart = clocks.filter(({ low, high }) => Math.abs(low + high) >= 2000);
  if (apart.length > 0) sheet.gap().line(2, sheet.bold('Clocks'));
  for (const { origin, low, high } of apart) {
    const way = low > 0 ? 'ahead of' : 'behind';
    sheet.item(4, `${origin} is ${formatDuration((low + high) / 2)} ${way} the browser`);
  }
}

function endOf(at: number): string {
  const limit = 8.64e15;
  return Math.abs(at) > limit ? 'beyond any date' : shortTime(new Date(at).toISOString());
}

function renderTradeOffs(tradeOffs: readonly TradeOff[], sheet: Sheet): void {
  if (tradeOffs.length === 0) return;
  sheet.gap().line(2, sheet.bold('Trade-offs'));
  for (const { id, here, measured, other } of tradeOffs) {
    sheet.line(4, sheet.bold(TRADE_OFFS[id]));
    sheet.paragraph(6, here);
    if (measured !== undefined) sheet.paragraph(6, `Measured: ${measured}`);
    sheet.paragraph(6, `Otherwise: ${other}`);
  }
}
