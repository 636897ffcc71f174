import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../harness/stack.mjs';

const folder = join(import.meta.dirname, '..', 'servers');

export async function loadStack(name: string): Promise<Stack> {
  const { stack } = (await import(join(folder, name, 'server.mjs'))) as { stack: Stack };
  return stack;
}

/** All servers that are judged, by name. `WATCHWORD_STACK=name,name` picks some. */
export async function loadStacks(): Promise<Stack[]> {
  const wanted = process.env.WATCHWORD_STACK?.split(',');
  const names = readdirSync(folder).filter((name) => name !== 'common' && (wanted?.includes(name) ?? true));
  const all = await Promise.all(names.map(loadStack));
  return all.filter(({ truth }) => truth.strategy.length > 0);
}
