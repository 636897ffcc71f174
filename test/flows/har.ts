import type { Page } from 'puppeteer-core';
import type { Browser, Har, Panel } from '../browser/harness/types.ts';

/** The HAR of a tab whose panel has been open since before its first request: what a person would export. */
export function harOf(browser: Browser, panel: Panel, page: Page): Promise<Har> {
  return browser.name === 'chromium' ? browser.exportHar(page) : panel.evaluate(readHarInFirefox);
}

/** Runs in the panel: DevTools give the same text that their network monitor saves. */
async function readHarInFirefox(): Promise<Har> {
  const { devtools } = (globalThis as unknown as { browser: typeof chrome }).browser;
  const log = await new Promise<Har['log']>((resolve) => devtools.network.getHAR((har) => resolve(har as never)));
  return { log };
}
