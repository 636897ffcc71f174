import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installStack } from '../../stacks/harness/install.mjs';
import { defineNeighbour } from '../../stacks/harness/stack.mjs';

const nothing = () => {
  throw new Error('It is run in this process');
};

/** The folder that holds the packages of a list in `test/stacks/packages`, installed on demand. */
export function serverPackages(list = 'core'): string {
  return path.join(
    installStack(defineNeighbour({ name: list, product: list, packages: list, start: nothing })),
    'node_modules',
  );
}

/** A package of the real servers; `entry` is a file of it. */
export async function importServer<Module>(entry: string, list?: string): Promise<Module> {
  const file = path.join(serverPackages(list), entry);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
}

/** Installs Debian packages where they are missing. */
export function needDebian(names: string[]): void {
  installStack(defineNeighbour({ name: 'debian', product: 'debian', debian: names, start: nothing }));
}

/** A CommonJS package of the real servers. */
export function requireServer<Module>(name: string, list?: string): Module {
  return createRequire(path.join(serverPackages(list), 'here.js'))(name) as Module;
}
