import type { ExchangeRow } from '../../../src/core/capture/row.ts';
import type { SiteReport } from '../../../src/core/report/report.ts';
import { withoutValues } from './traffic.ts';

/** Why a verdict is what it is, for whoever has to mend it. No secret is in it. */
export function tell(title: string, report: SiteReport | undefined): string {
  if (!report) return `${title}: no report`;
  const { strategy, logins, shape, credentials } = report;
  return [
    `${title}: ${strategy.id} ${strategy.confidence}, ${shape.id} ${shape.confidence}`,
    ...strategy.evidence.map(({ signal, text, exchanges }) => `  ${signal}: ${text} [${exchanges.join(' ')}]`),
    ...strategy.rivals.map(({ id, confidence }) => `  rival ${id} ${confidence}`),
    ...logins.map(({ id, pkce, steps }) => `  login ${id} ${pkce ?? ''}: ${steps.join('; ')}`),
    ...credentials.map(
      ({ id, kind, role, name, count, roleReason }) => `  ${id} ${kind} ${role} “${name}” sent ${count}: ${roleReason}`,
    ),
  ].join('\n');
}

const MAX_ROWS = 80;

/** The exchanges with what carried what; plain files without any credential are left out. */
export function listExchanges(rows: readonly ExchangeRow[]): string {
  const names = (list: ExchangeRow['sent']) =>
    list.map(({ name, role, kind }) => `${name}(${kind}, ${role})`).join(' ');
  const shown = rows.filter(
    ({ type, sent, received }) => sent.length + received.length > 0 || !['image', 'stylesheet', 'font'].includes(type),
  );
  return shown
    .slice(0, MAX_ROWS)
    .map(
      ({ number, method, url, status, type, sent, received }) =>
        `  #${number} ${status} ${method} ${withoutValues(url).slice(0, 100)} ${type} > ${names(sent)} < ${names(received)}`,
    )
    .join('\n');
}
