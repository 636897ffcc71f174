import { expect } from 'vitest';

/** What the runs of one test file saw: the rules that fired in some run, and how many runs there were. */
interface Runs {
  count: number;
  fired: Map<string, number>;
}

/** Test files share their modules, and a setup file may have its own copy of them: what was seen is kept for all. */
const store = globalThis as { watchwordRuns?: Map<string, Runs> };
store.watchwordRuns ??= new Map();

/** Notes which rules fired in a run, for the test file that made it. */
export function noteRun(rules: readonly string[]): void {
  const file = expect.getState().testPath ?? '';
  const runs = store.watchwordRuns?.get(file) ?? { count: 0, fired: new Map() };
  runs.count += 1;
  for (const rule of new Set(rules)) runs.fired.set(rule, (runs.fired.get(rule) ?? 0) + 1);
  store.watchwordRuns?.set(file, runs);
}

/** What was seen of a rule in a test file. */
export function runsOf(file: string, rule: string): { fired: number; silent: number } {
  const { count = 0, fired } = store.watchwordRuns?.get(file) ?? {};
  const times = fired?.get(rule) ?? 0;
  return { fired: times, silent: count - times };
}
