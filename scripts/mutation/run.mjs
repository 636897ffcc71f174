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
  await runOnce(folder, tests, 'look');
  const looks = readRecords(folder).filter(({ covers }) => covers !== undefined && covers.length > 0);
  // Those that take long come last, to few mutants.
  const quickest = looks.sort((one, other) => (one.took ?? 0) - (other.took ?? 0)).map(({ of = '' }) => of);
  for (const round of /** @type {const} */ (['nearest', 'all'])) {
    let left = quickest;
    while (left.length > 0 && !(await runOnce(folder, left, round))) {
      const finished = new Set(
        readRecords(folder).flatMap((record) => (record.round === round ? record.finished : [])),
      );
      left = quickest.filter((test) => !finished.has(test));
    }
  }
  /** @type {Map<string, string>} */
  const noticed = new Map();
  for (const record of readRecords(folder)) {
    if (record.leftOut !== undefined) console.log(`Left out, as it fails by itself: ${record.leftOut}`);
    if (record.noticed !== undefined) noticed.set(record.noticed, record.by ?? '');
  }
  return { noticed, covered: new Set(looks.flatMap(({ covers = [] }) => covers)) };
}

/** @typedef {{ of?: string, noticed?: string, by?: string, covers?: string[], took?: number, finished?: string, round?: string, leftOut?: string, failed?: string }} Found */

/**
 * @param {string} folder
 * @returns {Found[]}
 */
function readRecords(folder) {
  const lines = readFileSync(path.join(folder, 'results.jsonl'), 'utf8').split('\n');
  /** @type {Found[]} */
  const records = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  const failed = records.find((record) => record.failed !== undefined)?.failed;
  if (failed !== undefined) throw new Error(failed);
  return records;
}

/**
 * @param {string} folder
 * @param {string[]} tests
 * @param {'look' | 'nearest' | 'all'} round
 * @returns {Promise<boolean>} false when a mutant had to be ended
 */
function runOnce(folder, tests, round) {
  const current = path.join(folder, 'current');
  rmSync(current, { force: true });
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--config', 'test/mutation/vitest.config.ts', '--root', root];
  const env = {
    ...process.env,
    NODE_NO_WARNINGS: '1',
    WATCHWORD_MUTATION: folder,
    WATCHWORD_MUTATION_TESTS: tests.join(','),
    WATCHWORD_MUTATION_ROUND: round,
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
