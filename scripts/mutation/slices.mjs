// What is mutated, and which tests must notice it.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';

/** @typedef {{ sources: string[], tests: string[] }} Slice Folders and files; tests may have a star. */

/**
 * The tests of a slice are those about it, not all that run through it: a test of another layer would notice by chance, and not say what.
 *
 * @type {Record<string, Slice>}
 */
export const slices = {
  http: { sources: ['src/core/http'], tests: ['test/core/http/**/!(hostile).test.ts'] },
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
    return readdirSync(path.join(root, source))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => `${source}/${name}`);
  });
}
