import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.env.WATCHWORD_VECTORS ?? join(root, '../shared/corpora'));

/** The path of a file or folder of the outside vectors; throws with what to do when they are not there. */
export function vectorPath(...names: string[]): string {
  const path = join(folder, ...names);
  if (existsSync(path)) return path;
  throw new Error(
    `The outside test vectors are not in ${folder}. Set WATCHWORD_VECTORS to the folder that holds ${names.join('/')}.`,
  );
}

/** A JSON file of the vectors. */
export function readVectors<Vectors>(...names: string[]): Vectors {
  return JSON.parse(readFileSync(vectorPath(...names), 'utf8')) as Vectors;
}

/** Text of a file of the vectors. */
export function readVectorText(...names: string[]): string {
  return readFileSync(vectorPath(...names), 'utf8');
}

/** The names of the JSON files in a folder of the vectors. */
export function listVectors(...names: string[]): string[] {
  return readdirSync(vectorPath(...names)).filter((name) => name.endsWith('.json'));
}

/** Counts by key, printed as one line so that a reader of the run sees how much was tried. */
export function createCounts(title: string) {
  const counts = new Map<string, number>();
  return {
    add(key: string) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    get: (key: string) => counts.get(key) ?? 0,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    print() {
      const sorted = [...counts].sort((a, b) => b[1] - a[1]);
      console.log(`${title}: ${sorted.map(([key, count]) => `${count} ${key}`).join(', ')}`);
    },
  };
}
