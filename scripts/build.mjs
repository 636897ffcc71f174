// Builds dist/chrome, dist/firefox and dist/cli. With names, only those: `npm run build -- chrome cli`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * @param {string[]} [targets] all when left out
 */
export async function buildAll(targets = ['chrome', 'firefox', 'cli']) {
  for (const mode of targets) {
    await build({ mode, logLevel: 'warn' });
    console.log(`Built ${path.join('dist', mode)}.`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const targets = process.argv.slice(2);
  await buildAll(targets.length > 0 ? targets : undefined);
}
