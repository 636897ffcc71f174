// Which tests are nearest to a script: they import it, or what imports it, and so on.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';

/**
 * For each source the test files that come to it over the fewest imports.
 *
 * @param {string[]} sources
 * @param {string[]} tests
 * @returns {Record<string, string[]>}
 */
export function findNearest(sources, tests) {
  const wanted = new Set(sources);
  /** @type {Map<string, { steps: number, tests: string[] }>} */
  const nearest = new Map();
  for (const test of tests) {
    const seen = new Set([test]);
    for (let steps = 0, files = [test]; files.length > 0; steps++) {
      for (const file of files) {
        if (!wanted.has(file)) continue;
        const known = nearest.get(file);
        if (!known || known.steps > steps) nearest.set(file, { steps, tests: [test] });
        else if (known.steps === steps) known.tests.push(test);
      }
      files = files.flatMap(readImports).filter((file) => !seen.has(file) && seen.add(file));
    }
  }
  return Object.fromEntries([...nearest].map(([file, found]) => [file, found.tests]));
}

/** @type {Map<string, string[]>} */
const importsOf = new Map();

/** @param {string} file */
function readImports(file) {
  const known = importsOf.get(file);
  if (known) return known;
  const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';
  const found = [...text.matchAll(/^(?:import|export|\}) (?!type )[^;]*?from '(\.[^']+)'/gm)].map(([, target = '']) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), target)),
  );
  importsOf.set(file, found);
  return found;
}
