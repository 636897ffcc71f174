import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const folder = new URL('../src/core/rules/weak-secrets/', import.meta.url);

/** Puts the list of well-known secrets and its licence beside the built scripts: it is read when the first token comes that has a MAC. */
export function weakSecrets(): Plugin {
  return {
    name: 'watchword:weak-secrets',
    generateBundle() {
      for (const [fileName, file] of [
        ['weak-secrets.txt', 'well-known.txt'],
        ['weak-secrets.LICENSE.txt', 'LICENSE.txt'],
      ] as const)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(new URL(file, folder), 'utf8') });
    },
  };
}
