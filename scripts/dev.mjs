// `npm run dev`: Chromium with the extension, reloaded as the source changes. `npm run dev:firefox`: the same in Firefox,
// where `web-ext run` reloads the whole extension after each build.
import path from 'node:path';
import { checkNode, ensureBrowser, ensurePackages, root } from './install.mjs';

checkNode();
ensurePackages();
if (process.argv.includes('firefox')) await inFirefox();
else await inChromium();

async function inChromium() {
  const executablePath = ensureBrowser('chromium');
  const { createServer } = await import('vite');
  const { launch } = await import('../test/browser/harness/launch.mjs');
  const server = await createServer({ mode: 'chrome' });
  await server.listen();
  // The server writes an extension whose scripts load from it; wait until its files are on disk.
  const files = /** @type {{ allFilesReady(): Promise<unknown> }} */ (
    /** @type {unknown} */ (await import('@crxjs/vite-plugin'))
  );
  await files.allFilesReady();
  const browser = await launch({
    browser: 'chromium',
    extensionDir: path.join(root, server.config.build.outDir),
    headless: false,
    executablePath,
  });
  console.log('Watchword is loaded and follows the source. Close the browser to end.');
  process.once('SIGINT', () => void browser.close());
  await browser.closed;
  await server.close();
}

async function inFirefox() {
  const firefox = ensureBrowser('firefox');
  const { build } = await import('vite');
  const { startTool } = await import('./steps.mjs');
  const watcher = await build({ mode: 'firefox', logLevel: 'warn', build: { watch: {}, outDir: 'dist/dev-firefox' } });
  if (!('on' in watcher)) throw new Error('Vite does not watch.');
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      watcher.on('event', ({ code }) => {
        if (code === 'END') resolve();
      });
    })
  );
  const source = ['--source-dir', 'dist/dev-firefox', '--firefox', firefox, '--no-config-discovery'];
  await startTool('web-ext', 'web-ext', ['run', ...source, '--devtools', '--no-input'], 'inherit', 0);
  await watcher.close();
}
