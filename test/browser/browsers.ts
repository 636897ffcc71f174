import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from './harness/launch.mjs';
import type { Browser, BrowserName } from './harness/types.ts';

/** The folder of all builds. `WATCHWORD_DIST` names another than `dist`. */
export const builds = process.env.WATCHWORD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** The unpacked build for a browser. `WATCHWORD_DIST` names another folder than `dist`. */
export function extensionDir(name: BrowserName): string {
  return `${builds}/${name === 'chromium' ? 'chrome' : 'firefox'}`;
}

/** The same tests in each browser. One browser serves all of them; `browser()` gives it inside a test. */
export function describeInBrowsers(title: string, tests: (browser: () => Browser, name: BrowserName) => void): void {
  for (const name of ['chromium', 'firefox'] as const) {
    describe(`${title} (${name})`, () => {
      let browser: Browser | undefined;
      beforeAll(async () => {
        browser = await launch({ browser: name, extensionDir: extensionDir(name) });
      });
      afterAll(() => browser?.close());
      tests(() => {
        if (!browser) throw new Error(`${name} did not start`);
        return browser;
      }, name);
    });
  }
}
