import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './files.ts';

// An archive of the source has no history, and what it holds was held to this before.
const listed = existsSync(path.join(root, '.git'))
  ? spawnSync('git', ['ls-files', '--cached', '--stage'], { cwd: root, encoding: 'utf8' })
  : { status: 0, stdout: '' };

it('holds no installed package, nothing that was built, and no link', () => {
  expect(listed.status).toBe(0);
  const wrong = listed.stdout
    .split('\n')
    .filter((line) => line.startsWith('120000') || /\t(?:node_modules|dist|artifacts|coverage)(?:\/|$)/.test(line));
  expect(wrong).toEqual([]);
});
