import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watchword-archives-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that must not fail. */
function start(program: string, args: string[], options: { cwd?: string; env?: Record<string, string> } = {}): void {
  const env = { ...process.env, ...options.env };
  const { status, stderr } = spawnSync(program, args, { ...options, env, encoding: 'utf8' });
  expect(stderr && status !== 0 ? stderr : '').toBe('');
  expect(status).toBe(0);
}

/** The archives of the commit that is checked out, made in a clone at this place. */
function archivesOf(place: string, env: Record<string, string>): Map<string, Buffer> {
  const clone = path.join(folder, place);
  mkdirSync(path.dirname(clone), { recursive: true });
  start('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  symlinkSync(realpathSync(path.join(root, 'node_modules')), path.join(clone, 'node_modules'));
  const script = "process.exitCode = (await (await import('./scripts/archives.mjs')).makeArchives()).length";
  start(process.execPath, ['--input-type=module', '-e', script], { cwd: clone, env });
  const artifacts = path.join(clone, 'artifacts');
  return new Map(readdirSync(artifacts).map((name) => [name, readFileSync(path.join(artifacts, name))]));
}

test('the archives are the same bytes in another folder, in another zone and with another NODE_ENV', () => {
  const one = archivesOf('one', { TZ: 'UTC' });
  const other = archivesOf('other/deep/folder', {
    TZ: 'Asia/Tokyo',
    LC_ALL: 'C',
    HOME: folder,
    NODE_ENV: 'development',
  });
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  expect([...one.keys()].map((name) => name.split('-')[1]).sort()).toEqual(['chrome', 'firefox', 'source']);
  for (const [name, bytes] of one) {
    expect(bytes.length, name).toBeGreaterThan(50_000);
    expect(other.get(name)?.equals(bytes), name).toBe(true);
    expect(bytes.includes(folder), name).toBe(false);
  }
});
