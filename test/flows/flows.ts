import { readdirSync } from 'node:fs';
import type { Flow } from './flow.ts';

/** All flows under `servers/`, in the order of their names. */
export async function loadFlows(): Promise<Flow[]> {
  const files = readdirSync(new URL('servers', import.meta.url)).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.sort().map((file) => import(`./servers/${file.slice(0, -'.ts'.length)}.ts`)));
  return modules.map((one: { flow: Flow }) => one.flow);
}
