// Mutation testing: changes the source in one small way at a time, and looks whether a test notices. With names, only those slices:
// `npm run mutate -- http`; with files, only those: `npm run mutate -- src/core/http/header.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { instrument } from './mutation/instrument.mjs';
import { findNearest } from './mutation/nearest.mjs';
import { runTests } from './mutation/run.mjs';
import { listSources, listTests, readEquivalents, slices } from './mutation/slices.mjs';

/** Of 100 mutants that change something, so many have to be noticed. */
const goal = 80;

/** A module that keeps what it was once asked: an answer from before a mutant was turned on would hide it. */
const MEMORY = /^const \w+ = new Map<.*>\(\);$/m;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const wanted = process.argv.slice(2);
const table = [];
for (const [name, slice] of Object.entries(slices)) {
  const files = listSources(slice);
  const chosen = wanted.length === 0 || wanted.includes(name) ? files : files.filter((file) => wanted.includes(file));
  if (chosen.length > 0) table.push({ slice: name, ...(await mutate(name, chosen, listTests(slice))) });
}
if (table.length === 0) throw new Error(`There is nothing of this name; there are ${Object.keys(slices).join(', ')}.`);
console.table(table);
if (table.some(({ score }) => score < goal)) {
  console.error(`Of 100 mutants fewer than ${goal} were noticed.`);
  process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {string[]} files
 * @param {string[]} tests
 */
async function mutate(name, files, tests) {
  const start = performance.now();
  // Single files have a folder of their own, so that they can be tried beside the whole.
  const whole = files.length === listSources(slices[name] ?? { sources: [], tests: [] }).length;
  const folder = path.join(root, 'artifacts/mutation', whole ? name : path.basename(files[0] ?? '', '.ts'));
  const mutants = await instrument(files, folder);
  writeNearest(folder, files, mutants, findNearest(files, tests));
  const { noticed, covered } = await runTests(folder, tests);
  const left = mutants.filter(({ id }) => !noticed.has(id));
  const equivalents = readEquivalents(name);
  const survivors = left.filter((mutant) => !isEquivalent(mutant, equivalents));
  for (const { id, file, line, mutator, code, becomes } of survivors)
    console.log(`${file}:${line} ${mutator}${covered.has(id) ? '' : ' (no test comes here)'}\n- ${code}\n+ ${becomes}`);
  console.table(files.map((file) => ({ file, mutants: countIn(mutants, file), left: countIn(survivors, file) })));
  const endless = [...noticed.values()].filter((by) => by === 'no end').length;
  const score = Math.round((1000 * noticed.size) / Math.max(1, noticed.size + survivors.length)) / 10;
  const minutes = Math.round((performance.now() - start) / 6000) / 10;
  const equivalent = left.length - survivors.length;
  return {
    mutants: mutants.length,
    noticed: noticed.size,
    endless,
    equivalent,
    left: survivors.length,
    score,
    minutes,
  };
}

/**
 * Tells the runner which tests are nearest to each mutant, and which mutants are of modules that remember.
 *
 * @param {string} folder
 * @param {string[]} files
 * @param {import('./mutation/instrument.mjs').Mutant[]} mutants
 * @param {Record<string, string[]>} nearest
 */
function writeNearest(folder, files, mutants, nearest) {
  const ofMutant = Object.fromEntries(mutants.map(({ id, file }) => [id, nearest[file] ?? []]));
  writeFileSync(path.join(folder, 'nearest.json'), JSON.stringify(ofMutant));
  const remembers = new Set(files.filter((file) => MEMORY.test(readFileSync(path.join(root, file), 'utf8'))));
  const hidden = mutants.filter(({ file }) => remembers.has(file)).map(({ id }) => id);
  writeFileSync(path.join(folder, 'remembered.json'), JSON.stringify(hidden));
}

/** @param {import('./mutation/instrument.mjs').Mutant[]} mutants @param {string} of */
function countIn(mutants, of) {
  return mutants.filter(({ file }) => file === of).length;
}

/**
 * @param {import('./mutation/instrument.mjs').Mutant} mutant
 * @param {import('./mutation/slices.mjs').Equivalent[]} equivalents
 */
function isEquivalent({ file, code, becomes }, equivalents) {
  return equivalents.some((one) => one.file === file && one.code === code && one.becomes === becomes);
}
