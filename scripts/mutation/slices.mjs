// What is mutated, and which tests must notice it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';

/** @typedef {{ sources: string[], tests: string[] }} Slice Folders, with all below them, and files; tests may have a star. */
/** @typedef {{ file: string, code: string, becomes: string, line?: string, why: string }} Equivalent Changes nothing anybody could see. */

/**
 * The tests of a slice are those about it, not all that run through it: a test of another layer would notice by chance, and not say what.
 * Those that count time or go through whole recordings are left out.
 *
 * @type {Record<string, Slice>}
 */
export const slices = {
  http: { sources: ['src/core/http'], tests: ['test/core/http/**/!(hostile).test.ts'] },
  capture: { sources: ['src/core/capture'], tests: ['test/core/capture/**/*.test.ts'] },
  flow: { sources: ['src/core/flow'], tests: ['test/core/flow/**/*.test.ts'] },
  engine: { sources: ['src/core/rules/engine'], tests: ['test/core/rules/engine/**/*.test.ts'] },
  background: { sources: ['src/background'], tests: ['test/background/**/!(three-ways).test.ts'] },
  platform: { sources: ['src/platform'], tests: ['test/platform/**/*.test.ts'] },
};

/**
 * The scripts of a slice, as paths from the top.
 *
 * @param {Slice} slice
 * @returns {string[]}
 */
export function listSources({ sources }) {
  return sources.flatMap((source) => {
    if (source.endsWith('.ts')) return [source];
    return readdirSync(path.join(root, source), { recursive: true, encoding: 'utf8' })
      .map((name) => `${source}/${name.split(path.sep).join('/')}`)
      .filter((name) => name.endsWith('.ts'))
      .sort();
  });
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
