import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const STACKS = join(import.meta.dirname, '..');
const CACHE = process.env.WATCHWORD_STACKS ?? join(homedir(), '.cache', 'watchword', 'stacks');

/**
 * Installs what a stack needs, once: npm packages into a folder of the cache named by their list, Debian packages by apt.
 * Server files are copied beside the packages, so that they find them.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @returns {string} The folder that holds `servers/` and `node_modules/`.
 */
export function installStack(stack) {
  if (stack.debian) installDebian(stack.debian);
  const folder = stack.packages ? installPackages(stack.packages) : join(CACHE, 'plain');
  mkdirSync(folder, { recursive: true });
  // Another run may be reading them, so what is there is not written again.
  cpSync(join(STACKS, 'servers'), join(folder, 'servers'), { recursive: true, filter: isNew });
  return folder;
}

/**
 * @param {string} from
 * @param {string} to
 */
function isNew(from, to) {
  return statSync(from).isDirectory() || !existsSync(to) || !readFileSync(from).equals(readFileSync(to));
}

/** @param {string} list */
function installPackages(list) {
  const text = readFileSync(join(STACKS, 'packages', `${list}.json`), 'utf8');
  const key = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const folder = join(CACHE, `${list}-${key}`);
  if (existsSync(join(folder, 'installed'))) return folder;
  console.log(`installing the servers "${list}" into ${folder}`);
  // Another run may install the same: each works in a folder of its own, and the first to be ready gives it its name.
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'package.json'), text);
  const options = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
  // Newer npm versions run no install scripts unless told to; native modules need theirs.
  if (text.includes('"native": true')) options.push('--dangerously-allow-all-scripts');
  run('npm', ['install', ...options], draft);
  writeFileSync(join(draft, 'installed'), '');
  try {
    renameSync(draft, folder);
  } catch {
    // There is one already: it is whole, for only a whole one gets the name.
    rmSync(draft, { recursive: true });
  }
  return folder;
}

/** @param {string[]} names */
function installDebian(names) {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Error(
      `These Debian packages are missing: ${missing.join(' ')}. Install them: sudo apt-get install ${missing.join(' ')}`,
    );
  }
  console.log(`installing Debian packages: ${missing.join(' ')}`);
  run('apt-get', ['-qq', 'update']);
  // Services must not start by themselves: the tests start their own, on loopback.
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...missing]);
  } finally {
    if (own) rmSync(policy);
  }
}

/** @param {string} name */
function isInstalled(name) {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', `\${Status}`, name], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).includes('install ok');
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [cwd]
 */
function run(command, args, cwd) {
  execFileSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 40 * 60_000,
  });
}
