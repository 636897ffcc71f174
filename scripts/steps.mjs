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
 * Runs one project of vitest.config.ts and counts its tests. A skipped test counts as failed: nothing is left out in silence.
 *
 * @param {string} project Its name; a star stands for any end.
 * @param {string[]} [files] All of the project when left out.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(project, files = []) {
  const report = path.join(root, 'artifacts', `${project.replace('*', '')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await startTool('vitest', 'vitest', ['run', '--project', project, ...files, ...reporters]);
  return countTests(readReport(report), code);
}

/**
 * @typedef {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} VitestReport
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
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report, code) {
  let passed = 0;
  let failed = 0;
  for (const file of report.testResults) {
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else {
        failed += 1;
        if (status !== 'failed') console.log(`Not run (${status}): ${fullName}`);
      }
    }
    // A file that could not be loaded has no tests to count.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) failed += 1;
  }
  // An error outside any test, or a crash.
  if (code !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}
