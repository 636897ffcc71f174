import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * The rules of the public suffix list, private section included, as the installed `psl` package has them: one rule a
 * line, wildcards (`*.ck`) and exceptions (`!www.ck`) in the list's own notation.
 */
export function readPublicSuffixes(): string {
  // The package keeps its data out of its `exports`, so the file is found beside its entry and read as text.
  const entry = createRequire(import.meta.url).resolve('psl');
  const text = readFileSync(path.join(path.dirname(entry), '../data/rules.js'), 'utf8');
  const rules: string[] = JSON.parse(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1).replace(/,\s*\]$/, ']'));
  return `${rules.join('\n')}\n`;
}

/**
 * The same rules by what they end in, `uk co org`: two thirds of the size. Rules of one label are left out, as they are the default.
 */
export function foldPublicSuffixes(rules: string): string {
  const before = new Map<string, string[]>();
  for (const rule of rules.trim().split('\n')) {
    const dot = rule.indexOf('.');
    if (dot < 0) continue;
    const parent = rule.slice(dot + 1);
    before.set(parent, [...(before.get(parent) ?? []), rule.slice(0, dot)]);
  }
  return [...before].map(([parent, labels]) => `${parent} ${labels.sort().join(' ')}\n`).join('');
}

const fileName = 'public-suffixes.txt';

/** Puts `public-suffixes.txt` beside the built scripts: it is read at start, and so is not parsed with every script. */
export function publicSuffixes(): Plugin {
  return {
    name: 'watchword:public-suffixes',
    // The development server makes no bundle, but the extension that it serves reads the file all the same.
    configureServer(server) {
      const { root, build } = server.config;
      const folder = path.resolve(root, build.outDir);
      server.httpServer?.once('listening', () => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, fileName), foldPublicSuffixes(readPublicSuffixes()));
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: foldPublicSuffixes(readPublicSuffixes()) });
    },
  };
}
