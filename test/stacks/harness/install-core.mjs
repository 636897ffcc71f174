import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installStack } from './install.mjs';

const servers = join(import.meta.dirname, '..', 'servers');

/**
 * @param {string} name
 * @returns {Promise<import('./stack.mjs').Stack>}
 */
async function load(name) {
  const { stack } = await import(pathToFileURL(join(servers, name, 'server.mjs')).href);
  return stack;
}

/** Installs what the core set needs, so that tests that run beside each other find it and need not wait for each other. */
export async function installCore() {
  const names = readdirSync(servers).filter((name) => name !== 'common');
  const core = (await Promise.all(names.map(load))).filter((stack) => stack.core);
  for (const stack of core)
    for (const one of [...(await Promise.all((stack.needs ?? []).map(load))), stack]) installStack(one);
}
