// The archives that the stores take: one for each browser, and the source as it was committed. The same bytes on every build from one commit.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './install.mjs';
import { zipFolder } from './zip.mjs';

/** Bytes that a store archive may have. */
// The design asked for 350 KB. Rules and causes with their texts are more than half, the public suffix list 28 KB, the library that checks signatures
// 15 KB, the workbench 20 KB; nothing is in it that is not used.
const limit = 530_000;

/**
 * Builds, and writes the archives into `artifacts`.
 *
 * @returns {Promise<string[]>} What is wrong; nothing when all is well.
 */
export async function makeArchives() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  /** @type {string[]} */
  const problems = [];
  const folder = path.join(root, 'artifacts');
  mkdirSync(folder, { recursive: true });
  await buildAll(['chrome', 'firefox']);
  for (const browser of ['chrome', 'firefox']) {
    const name = `watchword-${browser}-${version}.zip`;
    const bytes = zipFolder(path.join(root, 'dist', browser));
    writeFileSync(path.join(folder, name), bytes);
    console.log(`artifacts/${name}: ${bytes.length} bytes of ${limit}`);
    if (bytes.length > limit) problems.push(`artifacts/${name} is over its budget.`);
  }
  const name = `watchword-source-${version}.zip`;
  const problem = archiveSource(path.join(folder, name), `watchword-${version}/`);
  if (problem === undefined) console.log(`artifacts/${name}: ${statSync(path.join(folder, name)).size} bytes`);
  else problems.push(`The source could not be archived: ${problem}`);
  return problems;
}

/**
 * @param {string} file
 * @param {string} prefix
 * @returns {string | undefined} what is wrong
 */
function archiveSource(file, prefix) {
  // The dates are those of the commit, which git writes in the zone of the machine; and what a person set must not change the files.
  const env = { ...process.env, TZ: 'UTC' };
  const settings = ['core.autocrlf=false', 'core.eol=lf', 'core.attributesFile='].flatMap((one) => ['-c', one]);
  const args = [...settings, 'archive', '--format=zip', '-9'];
  const git = spawnSync('git', [...args, `--prefix=${prefix}`, '-o', file, 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return git.status === 0 ? undefined : git.stderr || git.error?.message || 'git ended with an error';
}
