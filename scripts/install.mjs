// Brings a fresh clone to where it can build and run: the packages, and a browser where this machine lets us install one.
// Plain Node: nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { debianPackage, findBrowser, howToInstall } from './browsers.mjs';

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A problem whose message tells a person what to do; it needs no stack.
 */
export class SetupError extends Error {}

/** Fails when this Node.js is older than package.json asks for. */
export function checkNode() {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const wanted = engines.node.replace('>=', '').split('.').map(Number);
  const own = process.versions.node.split('.').map(Number);
  const at = wanted.findIndex((part, index) => part !== own[index]);
  if (at === -1 || (own[at] ?? 0) > (wanted[at] ?? 0)) return;
  throw new SetupError(`Watchword is built with Node.js ${engines.node}; this is ${process.versions.node}.`);
}

/**
 * Whether node_modules holds what package-lock.json names. Compares versions, not file times: a checkout sets those.
 *
 * @returns {boolean}
 */
export function hasPackages() {
  const installed = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(installed)) return false;
  /** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */
  /** @type {Packages} */
  const own = JSON.parse(readFileSync(installed, 'utf8')).packages;
  /** @type {Packages} */
  const wanted = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    const found = own[name];
    // Optional packages are those of other systems; what is there must still be the right version.
    return name === '' || (found === undefined ? optional === true : found.version === version);
  });
}

/** Installs the packages of package-lock.json if they are missing or of another version. */
export function ensurePackages() {
  if (hasPackages()) return;
  console.log('Installing packages: npm ci');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed.');
}

/**
 * The path of the browser's program; on Debian, as root, installs it first when there is none.
 *
 * @param {import('./browsers.mjs').BrowserName} name
 * @returns {string}
 */
export function ensureBrowser(name) {
  try {
    return findBrowser(name);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== howToInstall(name) || !isRootOnDebian()) throw new SetupError(message);
  }
  const names = [debianPackage(name), 'fonts-liberation'];
  console.log(`Installing ${names[0]}: apt-get install`);
  const apt = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  run('apt-get', [...apt, 'update'], howToInstall(name));
  run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...names], howToInstall(name));
  return findBrowser(name);
}

/** @returns {boolean} */
function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} failure what to say when it fails
 */
function run(command, args, failure) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  throw new SetupError([failure, error?.message, stdout, stderr].filter(Boolean).join('\n'));
}
