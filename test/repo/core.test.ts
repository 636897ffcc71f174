import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText, root, withoutComments } from './files.ts';

describe('the core', () => {
  it('compiles without the types of a browser, a page or Node', () => {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', 'test/repo/core.tsconfig.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n').filter(Boolean)).toEqual([]);
  });

  it('reads no clock and rolls no dice', () => {
    const forbidden = /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bperformance\.now\b|\bMath\.random\b/;
    const wrong = listFiles('src/core', /\.ts$/).filter((file) => forbidden.test(withoutComments(readText(file))));
    expect(wrong).toEqual([]);
  });
});

describe('the source', () => {
  it('never writes HTML from text', () => {
    const forbidden =
      /\.(?:innerHTML|outerHTML)\s*=|\.insertAdjacentHTML\(|\bdocument\.write\(|\beval\(|\bnew Function\(/;
    const wrong = listFiles('src', /\.(ts|tsx)$/).filter((file) => forbidden.test(withoutComments(readText(file))));
    expect(wrong).toEqual([]);
  });

  it('leaves no test out', () => {
    const forbidden = /\b(?:it|test|describe)\.(?:skip|only|todo|fails)|\bretry:/;
    const wrong = listFiles('test', /\.test\.tsx?$/).filter((file) => forbidden.test(withoutComments(readText(file))));
    expect(wrong).toEqual([]);
  });
});
