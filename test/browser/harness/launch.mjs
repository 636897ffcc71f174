/** @import { Browser, LaunchOptions } from './types.ts' */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';

/**
 * Starts a browser with a fresh profile and the unpacked extension in it; its background runs when this resolves.
 *
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function launch({
  browser,
  extensionDir,
  headless = true,
  args = [],
  proxyPort,
  preferences,
  executablePath,
}) {
  const folder = path.resolve(extensionDir);
  if (!existsSync(path.join(folder, 'manifest.json'))) {
    throw new Error(`No extension in ${folder}: build it first with npm run build`);
  }
  const start = browser === 'chromium' ? launchChromium : launchFirefox;
  const program = executablePath ?? findBrowser(browser);
  const reach = { ...(proxyPort === undefined ? {} : { proxyPort }), ...(preferences ? { preferences } : {}) };
  return start({ extensionDir: folder, headless, args, ...reach, executablePath: program });
}
