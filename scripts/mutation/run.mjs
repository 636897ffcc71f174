// Runs the tests over the mutants of a slice. A mutant that makes a test run for ever is ended from outside, and the run goes on without it.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../install.mjs';

/**
 * A mutant that has used so many seconds of the processor does not end. They are not read off a clock, as everything may be frozen for a
 * while, and a busy machine may have other things to do. Where nobody tells them, one is counted each second.
 */
const patience = 20;

/**
 * What became of each mutant.
 *
 * @param {string} folder
 * @param {string[]} tests
 * @returns {Promise<{ noticed: Map<string, string>, covered: Set<string> }>}
 */
export async function runTests(folder, tests) {
  while (!(await runOnce(folder, tests)));
  /** @type {Map<string, string>} */
  const noticed = new Map();
  /** @type {Set<string>} */
  const covered = new Set();
  for (const line of readFileSync(path.join(folder, 'results.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    /** @type {{ noticed?: string, by?: string, covers?: string[], leftOut?: string, failed?: string }} */
    const record = JSON.parse(line);
    if (record.failed !== undefined) throw new Error(record.failed);
    if (record.leftOut !== undefined) console.log(`Left out, as it fails by itself: ${record.leftOut}`);
    if (record.noticed !== undefined) noticed.set(record.noticed, record.by ?? '');
    for (const id of record.covers ?? []) covered.add(id);
  }
  return { noticed, covered };
}

/**
 * @param {string} folder
 * @param {string[]} tests
 * @returns {Promise<boolean>} false when a mutant had to be ended
 */
function runOnce(folder, tests) {
  const current = path.join(folder, 'current');
  rmSync(current, { force: true });
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--config', 'test/mutation/vitest.config.ts', '--root', root];
  const env = {
    ...process.env,
    NODE_NO_WARNINGS: '1',
    WATCHWORD_MUTATION: folder,
    WATCHWORD_MUTATION_TESTS: tests.join(','),
  };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
  });
  // The whole group: what hangs is a process of its own.
  const end = () => process.kill(-(child.pid ?? 0), 'SIGKILL');
  process.once('exit', end);
  return new Promise((resolve, reject) => {
    let ticks = 0;
    let begun = 0;
    let mutant = 0;
    const watch = setInterval(() => {
      const used = secondsOf(child.pid ?? 0) ?? ticks++;
      const now = existsSync(current) ? statSync(current).mtimeMs : 0;
      if (now !== mutant || now === 0) begun = used;
      mutant = now;
      if (used - begun < patience) return;
      clearInterval(watch);
      appendFileSync(
        path.join(folder, 'results.jsonl'),
        `${JSON.stringify({ noticed: readFileSync(current, 'utf8'), by: 'no end' })}\n`,
      );
      end();
      resolve(false);
    }, 1000);
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(watch);
      process.removeListener('exit', end);
      resolve(true);
    });
  });
}

/**
 * Seconds of the processor that a group of processes has used; undefined where the system has no file that tells them.
 *
 * @param {number} group
 */
function secondsOf(group) {
  if (!existsSync('/proc/self/stat')) return undefined;
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The second field is the name in brackets, which may hold anything.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended.
    }
  }
  return ticks / 100;
}
