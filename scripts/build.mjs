// Builds dist/chrome, dist/firefox and dist/cli. With names, only those: `npm run build -- chrome cli`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * @param {string[]} [targets] all when left out
 */
export async function buildAll(targets = ['chrome', 'firefox', 'cli']) {
  const { NODE_ENV } = process.env;
  // Another value, of the shell or of a test run, would put the names of the source files and their folders into the pages.
  process.env.NODE_ENV = 'production';
  for (const mode of targets) {
    await build({ mode, logLevel: 'warn' });
    console.log(`Built ${path.join('dist', mode)}.`);
  }
  // The demo that may follow in this process is none.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const targets = process.argv.slice(2);
  await buildAll(targets.length > 0 ? targets : undefined);
}
