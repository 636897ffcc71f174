// Writes all mutants of a slice into its source at once, each behind a switch, so that a test run can turn on one after the other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../install.mjs';

/** @typedef {{ id: string, file: string, line: number, mutator: string, code: string, becomes: string }} Mutant */

const quiet = () => undefined;
const logger = /** @type {any} */ (
  new Proxy({}, { get: (_target, name) => (String(name).startsWith('is') ? () => false : quiet) })
);

/**
 * Puts the changed source into the folder, where the tests find it, and gives the mutants.
 *
 * @param {string[]} files
 * @param {string} folder
 * @returns {Promise<Mutant[]>}
 */
export async function instrument(files, folder) {
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
  const given = [...texts].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files: changed, mutants } = await new Instrumenter(logger).instrument(given, options);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sources = Object.fromEntries(changed.map(({ name, content }) => [name, content]));
  writeFileSync(path.join(folder, 'sources.json'), JSON.stringify(sources));
  writeFileSync(path.join(folder, 'results.jsonl'), '');
  return mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
    id,
    file: fileName,
    line: location.start.line + 1,
    mutator: mutatorName,
    code: cut(texts.get(fileName) ?? '', location),
    becomes: replacement,
  }));
}

/**
 * @param {string} text
 * @param {{ start: { line: number, column: number }, end: { line: number, column: number } }} location Counted from 0.
 */
function cut(text, { start, end }) {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, end.column);
  lines[0] = (lines[0] ?? '').slice(start.column);
  return lines.join('\n');
}
