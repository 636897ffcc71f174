import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFiles, readText, root } from './files.ts';

/** The script and everything that it loads with it, not what it may load later. */
function collectScripts(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, specifier = ''] of readText(entry).matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g)) {
    collectScripts(path.posix.join(path.posix.dirname(entry), specifier), seen);
  }
  return seen;
}

/** The scripts of a built page, with what they import. */
function collectPageScripts(dist: string, page: string): Set<string> {
  const scripts = new Set<string>();
  for (const [, source = ''] of readText(`${dist}/${page}`).matchAll(/<script[^>]*\bsrc="\/([^"]+)"/g)) {
    collectScripts(`${dist}/${source}`, scripts);
  }
  return scripts;
}

const bytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);

beforeAll(() => {
  for (const target of ['chrome/manifest.json', 'firefox/manifest.json', 'cli/watchword.js']) {
    if (!existsSync(path.join(root, 'dist', target))) throw new Error(`dist/${target} is missing: npm run build`);
  }
});

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  const dist = `dist/${browser}`;

  it('has a worker of at most 120 KB, and what judges in a script that is loaded when somebody asks', () => {
    expect(bytes([`${dist}/recorder.js`])).toBeLessThanOrEqual(120_000);
    // All checks of all rules, each decoder, strategy and diagnosis. Texts that only people read are elsewhere. A worker that is woken has to
    // be given this file too, so that its size still costs something: the benchmark says how much (`npm run bench -- start`).
    expect(bytes([`${dist}/judge.js`])).toBeLessThanOrEqual(695_000);
    for (const script of ['recorder.js', 'judge.js'])
      expect(readText(`${dist}/${script}`)).not.toMatch(/\bCWE\b|\bASVS\b/);
  });

  it('has popup scripts of at most 60 KB', () => {
    const scripts = collectPageScripts(dist, 'src/popup/index.html');
    expect(scripts.size).toBeGreaterThan(0);
    expect(bytes(scripts)).toBeLessThanOrEqual(60_000);
  });

  it('has the library that checks signatures in a script that is loaded when it is needed', () => {
    for (const page of ['src/panel/index.html', 'src/workbench/index.html']) {
      const scripts = [...collectPageScripts(dist, page)].map(readText).join('\n');
      expect(scripts).not.toContain('ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    }
    const lazy = listFiles(dist, /\.js$/).filter((file) =>
      readText(file).includes('ERR_JWS_SIGNATURE_VERIFICATION_FAILED'),
    );
    expect(lazy).toHaveLength(1);
    expect(bytes(lazy)).toBeLessThanOrEqual(70_000);
  });

  it('has the public suffix list beside its scripts, not in them', () => {
    expect(readText(`${dist}/public-suffixes.txt`)).toMatch(/^io .*\bgithub\b/m);
    for (const file of listFiles(dist, /\.js$/)) expect(readText(file)).not.toContain('blogspot.com');
  });

  it('loads nothing from elsewhere', () => {
    for (const file of listFiles(dist, /\.html$/)) expect(readText(file)).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  it('has the panel where the DevTools page looks for it', () => {
    expect(existsSync(path.join(root, dist, 'src/panel/index.html'))).toBe(true);
    const scripts = [...collectPageScripts(dist, 'src/devtools/index.html')].map(readText).join('\n');
    expect(scripts).toContain('/src/panel/index.html');
    expect(existsSync(path.join(root, dist, 'icons/icon-32.png'))).toBe(true);
  });
});

describe('dist/cli', () => {
  it('is one script that Node starts by itself', () => {
    expect(listFiles('dist/cli', /\.js$/)).toEqual(['dist/cli/watchword.js']);
    expect(readText('dist/cli/watchword.js').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it('has the public suffix list beside it', () => {
    expect(existsSync(path.join(root, 'dist/cli/public-suffixes.txt'))).toBe(true);
  });
});
