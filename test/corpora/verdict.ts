import type { Mistake } from './mistakes/mistake.ts';
import { type SiteFinding, show } from './seen.ts';

/** What became of one mistake. */
export interface Verdict {
  mistake: Mistake;
  found: boolean;
  /** Errors and warnings that the mistake does not imply. */
  alarms: string[];
}

export function judgeMistake(mistake: Mistake, findings: readonly SiteFinding[]): Verdict {
  const { rule, implies = {} } = mistake;
  const alarms = findings.filter(
    (one) => one.severity !== 'info' && one.rule !== rule && implies[one.rule] === undefined,
  );
  return { mistake, found: findings.some((one) => one.rule === rule), alarms: alarms.map(show) };
}

/** Mistakes found and false alarms, by rule; every miss and every false alarm in full. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const byRule = new Map<string, Verdict[]>();
  for (const verdict of verdicts)
    byRule.set(verdict.mistake.rule, [...(byRule.get(verdict.mistake.rule) ?? []), verdict]);
  const count = (list: readonly Verdict[]) =>
    `${list.filter(({ found }) => found).length} of ${list.length}`.padEnd(12) +
    list.reduce((sum, { alarms }) => sum + alarms.length, 0);
  const line = (name: string, list: readonly Verdict[]) => `${name.padEnd(36)}${count(list)}`;
  const rows = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, list]) => line(rule, list));
  const wrong = verdicts.flatMap(({ mistake: { name, server, rule }, found, alarms }) => [
    ...(found ? [] : [`missed: ${name} (${server}), ${rule}`]),
    ...alarms.map((alarm) => `false alarm: ${name} (${server}): ${alarm}`),
  ]);
  return [`${'rule'.padEnd(36)}${'found'.padEnd(12)}false alarms`, ...rows, line('all', verdicts), ...wrong].join('\n');
}
