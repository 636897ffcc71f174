// Starts the tools of node_modules and reads their results. Plain Node at the top.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

/** No part of the tests takes this long; one that does hangs. */
const limit = 45 * 60_000;

/**
 * The script that a package starts under this name.
 *
 * @param {string} packageName
 * @param {string} name
 * @returns {string}
 */
function findTool(packageName, name) {
  const folder = path.join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`${packageName} has no program ${name}.`);
  return path.join(folder, script);
}

/**
 * Runs a tool and gives its exit code; null when it was ended by a signal.
 *
 * @param {string} packageName
 * @param {string} name
 * @param {string[]} args
 * @param {'inherit' | 'pipe'} [output]
 * @param {number} [timeout] milliseconds; 0 for no limit
 * @returns {Promise<{ code: number | null, stdout: string }>}
 */
export function startTool(packageName, name, args, output = 'inherit', timeout = limit) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [findTool(packageName, name), ...args], {
      cwd: root,
      stdio: ['ignore', output, 'inherit'],
      timeout,
    });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout }));
  });
}

/**
 * Runs a tool that fails by its exit code.
 *
 * @param {string} packageName
 * @param {string} name
 * @param {string[]} args
 */
export async function runTool(packageName, name, args) {
  const { code } = await startTool(packageName, name, args);
  if (code !== 0) throw new Error(`${name} ended with ${code ?? 'a signal'}.`);
}

/**
 * Runs projects of vitest.config.ts and counts their tests. A skipped test counts as failed: nothing is left out in silence.
 *
 * @param {string[]} projects Their names; a star stands for any end.
 * @param {string[]} [files] All of them when left out.
 * @returns {Promise<TestCount>}
 */
export async function runVitest(projects, files = []) {
  const report = path.join(root, 'artifacts', `${projects.join('-').replaceAll('*', '')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const { code } = await startTool('vitest', 'vitest', ['run', ...chosen, ...files, ...reporters]);
  return countTests(readReport(report), code);
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
 * @typedef {{ testResults: { name: string, status: string, assertionResults: Assertion[] }[] }} VitestReport
 * @typedef {object} TestCount
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures One line for each: the name of the test, and the first line of what was wrong.
 */

/**
 * @param {string} file
 * @returns {VitestReport}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // It crashed before it could write: the exit code tells the rest.
    return { testResults: [] };
  }
}

/**
 * @param {VitestReport} report
 * @param {number | null} code the exit code
 * @returns {TestCount}
 */
export function countTests(report, code) {
  let passed = 0;
  /** @type {string[]} */
  const failures = [];
  for (const file of report.testResults) {
    for (const assertion of file.assertionResults) {
      if (assertion.status === 'passed') passed += 1;
      else failures.push(describeFailure(assertion));
    }
    // A file that could not be loaded has no tests to count.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      failures.push(`${path.relative(root, file.name)} could not be run`);
  }
  // An error outside any test, or a crash.
  if (code !== 0 && failures.length === 0) failures.push(`an error outside the tests (exit code ${code})`);
  return { passed, failed: failures.length, failures };
}

/**
 * @param {Assertion} assertion
 * @returns {string}
 */
function describeFailure({ status, fullName, failureMessages = [] }) {
  if (status !== 'failed') return `${fullName}: not run (${status})`;
  const [reason = ''] = (failureMessages[0] ?? '').split('\n', 1);
  return `${fullName}: ${reason.slice(0, 300)}`;
}
