// Runs all the tests and ends with one line: `N passed, N failed`. A step that is no test run counts as one.
//   (nothing)   install what is missing, types, lint, build, web-ext lint, unit, repository and browser tests, some of the failures and of the flows in browsers, archives, the core of the real servers, and the corpora over the wire
//   --quick     types, lint, build, unit and repository tests alone, in which what is tried again and again, or on every recording, is tried a quarter as often
//   --vectors   also the published test vectors, where they are
//   --all       also those, and the corpora in Chromium
import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkNode, ensureBrowser, ensurePackages, root } from './install.mjs';
import { runTool, runVitest } from './steps.mjs';

const quick = process.argv.includes('--quick');
const all = process.argv.includes('--all');
const withVectors = all || process.argv.includes('--vectors');
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/**
 * @param {string} title
 * @param {() => Promise<import('./steps.mjs').TestCount>} work
 */
async function step(title, work) {
  const start = performance.now();
  console.log(`\n${title}`);
  /** @type {import('./steps.mjs').TestCount} */
  let result;
  try {
    result = await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    result = { passed: 0, failed: 1, failures: [message.split('\n', 1)[0] ?? ''] };
  }
  failures.push(...result.failures.map((failure) => `  ${title}: ${failure}`));
  total.passed += result.passed;
  total.failed += result.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${title}: ${result.passed} ok, ${result.failed} not ok, ${seconds} s`);
}

/**
 * A step that counts as one: it passed unless it throws.
 *
 * @param {string} title
 * @param {() => unknown} work
 */
function single(title, work) {
  return step(title, async () => {
    await work();
    return { passed: 1, failed: 0, failures: [] };
  });
}

await single('Packages', () => {
  checkNode();
  ensurePackages();
});
if (total.failed === 0) {
  // These wait for nothing of each other, and each uses one processor.
  await Promise.all([
    single('Types', () => runTool('typescript', 'tsc', ['--noEmit'])),
    single('Lint', () => runTool('@biomejs/biome', 'biome', ['check', '--error-on-warnings'])),
    single('Build', async () => (await import('./build.mjs')).buildAll()).then(() =>
      single('Extension lint', async () => (await import('./lint-extension.mjs')).lintExtension()),
    ),
  ]);
  if (quick) process.env.WATCHWORD_QUICK = '1';
  await step('Unit and repository tests', () => runVitest(['unit*', 'repo']));
  if (!quick) {
    await single('Browsers', () => {
      ensureBrowser('chromium');
      ensureBrowser('firefox');
    });
    await step('Archives', () => runVitest(['archives']));
    await single('Packages of the servers', async () =>
      (await import('../test/stacks/harness/install-core.mjs')).installCore(),
    );
    const corpora = all ? ['test/corpora/'] : ['test/corpora/clean', 'test/corpora/seeded'];
    await step('Browsers and servers', () =>
      runVitest(
        ['browser', 'failures', 'flows', 'stacks', 'corpora'],
        ['test/browser/', 'test/failures/live/core', 'test/flows/core', 'test/stacks/core-', ...corpora],
      ),
    );
  }
  const vectors = process.env.WATCHWORD_VECTORS ?? path.join(root, '..', 'shared', 'corpora');
  if (withVectors && existsSync(vectors)) await step('Test vectors', () => runVitest(['vectors']));
  else if (withVectors)
    console.log(`\nTest vectors: not run, ${vectors} is not there. They are no part of the repository.`);
}

// Again at the end, where somebody who reads only the last lines finds it.
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
