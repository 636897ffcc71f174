// What is mutated, and which tests must notice it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';

/** @typedef {{ sources: string[], tests: string[], without?: string[] }} Slice Folders, with all below them, or files. */
/** @typedef {{ file: string, code: string, becomes: string, line?: string, why: string }} Equivalent Changes nothing anybody could see. */

/**
 * The tests of a slice are those about it, not all that run through it: a test of another layer would notice by chance, and not say what.
 * Those that count time or go through whole recordings are left out.
 *
 * @type {Record<string, Slice>}
 */
export const slices = {
  http: {
    sources: ['src/core/http'],
    tests: ['test/core/http'],
    without: ['test/core/http/hostile.test.ts'],
  },
  capture: { sources: ['src/core/capture'], tests: ['test/core/capture'] },
  flow: { sources: ['src/core/flow'], tests: ['test/core/flow'] },
  engine: { sources: ['src/core/rules/engine'], tests: ['test/core/rules/engine'] },
  background: {
    sources: ['src/background'],
    tests: ['test/background'],
    without: ['test/background/three-ways.test.ts'],
  },
  platform: { sources: ['src/platform'], tests: ['test/platform'] },
};

/**
 * The scripts of a slice, as paths from the top.
 *
 * @param {Slice} slice
 */
export function listSources({ sources }) {
  return sources.flatMap((source) => listFiles(source, '.ts'));
}

/**
 * Its tests, likewise.
 *
 * @param {Slice} slice
 */
export function listTests({ tests, without = [] }) {
  return tests.flatMap((test) => listFiles(test, '.test.ts')).filter((file) => !without.includes(file));
}

/**
 * @param {string} place
 * @param {string} ending
 * @returns {string[]}
 */
function listFiles(place, ending) {
  if (place.endsWith(ending)) return [place];
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
    .map((name) => `${place}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/**
 * What nobody could notice in a slice, each with its reason.
 *
 * @param {string} name
 * @returns {Equivalent[]}
 */
export function readEquivalents(name) {
  const file = path.join(root, 'test/mutation/equivalent', `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
