import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installStack } from '../../stacks/harness/install.mjs';
import { defineNeighbour } from '../../stacks/harness/stack.mjs';

const nothing = () => {
  throw new Error('It is run in this process');
};

/** A package of the real servers, installed on demand; `entry` is a file of it. */
export async function importServer<Module>(entry: string): Promise<Module> {
  const folder = installStack(defineNeighbour({ name: 'core', product: 'core', packages: 'core', start: nothing }));
  const file = path.join(folder, 'node_modules', entry);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
}

/** Installs Debian packages where they are missing. */
export function needDebian(names: string[]): void {
  installStack(defineNeighbour({ name: 'debian', product: 'debian', debian: names, start: nothing }));
}

/** A CommonJS package of the real servers. */
export function requireServer<Module>(name: string): Module {
  const folder = installStack(defineNeighbour({ name: 'core', product: 'core', packages: 'core', start: nothing }));
  return createRequire(path.join(folder, 'package.json'))(name) as Module;
}
