import { readdirSync } from 'node:fs';
import { TRUTHS, type Truth } from '../truth.ts';
import type { Scenario } from './scenario.ts';

/** All scenarios under `servers/`, in the order of their names. */
export async function loadScenarios(): Promise<Scenario[]> {
  const files = readdirSync(new URL('../servers', import.meta.url)).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(
    files.sort().map((file) => import(`../servers/${file.slice(0, -'.ts'.length)}.ts`)),
  );
  return modules.map((one: { scenario: Scenario }) => one.scenario);
}

/** What has to be said of a scenario. */
export function truthOf({ file, truth }: Scenario): Truth {
  const found = truth ? { file, ...truth } : TRUTHS.find((one) => one.file === file);
  if (!found) throw new Error(`Nobody says what is true of ${file}`);
  return found;
}
