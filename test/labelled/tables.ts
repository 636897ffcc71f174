import type { LoginReport, ShapeId, StrategyReport } from '../../src/core/strategy/strategy.ts';
import type { Labelled } from './label.ts';

export interface Verdict {
  labelled: Labelled;
  strategy: StrategyReport;
  logins: readonly LoginReport[];
  shape: { id: ShapeId; confidence: number };
}

/** True strategies by line, verdicts by column. A capture with several right answers stands in the line of the one that was given. */
export function confusionTable(verdicts: readonly Verdict[]): string {
  const count = new Map<string, Map<string, number>>();
  const columns = new Set<string>();
  for (const { labelled, strategy } of verdicts) {
    const truth = labelled.strategies.includes(strategy.id) ? strategy.id : (labelled.strategies[0] ?? '');
    const line = count.get(truth) ?? new Map<string, number>();
    count.set(truth, line);
    line.set(strategy.id, (line.get(strategy.id) ?? 0) + 1);
    columns.add(truth).add(strategy.id);
  }
  const names = [...columns].sort();
  const head = `${'true \\ verdict'.padEnd(16)}${names.map((name) => name.slice(0, 9).padStart(10)).join('')}`;
  const lines = names.map(
    (truth) =>
      `${truth.padEnd(16)}${names.map((name) => String(count.get(truth)?.get(name) ?? '.').padStart(10)).join('')}`,
  );
  return [head, ...lines].join('\n');
}

/** How often verdicts of each confidence were right. */
export function reliabilityTable(verdicts: readonly Verdict[]): string {
  const bands = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
  const lines = ['confidence    verdicts  right  mean'];
  for (let band = 0; band + 1 < bands.length; band++) {
    const [from = 0, to = 1] = [bands[band], bands[band + 1]];
    const inside = verdicts.filter(({ strategy }) => strategy.confidence >= from && strategy.confidence < to);
    if (inside.length === 0) continue;
    const right = inside.filter(({ labelled, strategy }) => labelled.strategies.includes(strategy.id)).length;
    const mean = inside.reduce((sum, { strategy }) => sum + strategy.confidence, 0) / inside.length;
    lines.push(
      `${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}  ${String(inside.length).padStart(8)}  ${String(right).padStart(5)}  ${mean.toFixed(2)}`,
    );
  }
  return lines.join('\n');
}
