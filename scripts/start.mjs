// `npm start`: from a fresh clone to Watchword at work on a demo site.
//   -- --browser firefox   in Firefox
//   -- --headless          without a window, also where there is a display
import { parseArgs } from 'node:util';
import { checkNode, ensureBrowser, ensurePackages, SetupError } from './install.mjs';

/**
 * @param {string[]} args
 * @returns {{ browser: import('./browsers.mjs').BrowserName, headless: boolean }}
 */
function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: { browser: { type: 'string', default: 'chromium' }, headless: { type: 'boolean', default: false } },
    });
    const { browser, headless } = values;
    if (browser === 'chrome') return { browser: 'chromium', headless };
    if (browser === 'chromium' || browser === 'firefox') return { browser, headless };
    throw new Error(`There is no browser ${browser}: chromium or firefox.`);
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}
Usage: npm start [-- --browser chromium|firefox] [--headless]`);
  }
}

/** Whether a window could be shown here. */
function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

try {
  const options = readOptions(process.argv.slice(2));
  checkNode();
  ensurePackages();
  const executablePath = ensureBrowser(options.browser);
  const { buildAll } = await import('./build.mjs');
  await buildAll();
  const { showDemo } = await import('./show-demo.mjs');
  const headless = options.headless || !hasDisplay();
  await showDemo({ browser: options.browser, executablePath, headless });
} catch (error) {
  // What a person can mend by reading needs no stack.
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
