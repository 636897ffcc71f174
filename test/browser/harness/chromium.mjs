/** @import { Browser } from './types.ts' */
import puppeteer from 'puppeteer-core';
import { watchErrors } from './chromium-console.mjs';
import { createDevTools } from './chromium-devtools.mjs';
import { openChromiumPopup } from './chromium-popup.mjs';
import { createWorker } from './chromium-worker.mjs';
import { poll, within } from './wait.mjs';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1400,900',
];

/**
 * @param {{ extensionDir: string, headless: boolean, args?: string[], executablePath: string }} options
 * @returns {Promise<Browser>}
 */
export async function launchChromium({ extensionDir, headless, args = [], executablePath }) {
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: [extensionDir],
    handleDevToolsAsPage: true,
    defaultViewport: null,
    // Chromium's sandbox refuses to start as root.
    args: [...(root ? ['--no-sandbox'] : []), ...flags, ...args],
  });
  const shutDown = closer(browser);
  try {
    return await connect(browser, headless, shutDown);
  } catch (error) {
    await shutDown();
    throw error;
  }
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {boolean} headless
 * @param {() => Promise<void>} shutDown
 * @returns {Promise<Browser>}
 */
async function connect(browser, headless, shutDown) {
  const extension = await poll('the extension to be loaded', async () => [...(await browser.extensions()).values()][0]);
  const extensionOrigin = `chrome-extension://${extension.id}`;
  const errors = watchErrors(browser, extensionOrigin);
  const worker = createWorker(browser, extensionOrigin, errors);
  const devTools = createDevTools({ extensionOrigin, headless, errors });
  await worker.evaluate('true');

  return {
    name: 'chromium',
    extensionOrigin,
    async newPage(url) {
      const page = await browser.newPage();
      if (url !== undefined) await page.goto(url);
      return page;
    },
    openPanel: (page) => devTools.openPanel(page),
    openPopup: (page) => openChromiumPopup({ browser, extension, extensionOrigin, errors, page }),
    killBackground: worker.kill,
    evaluateInBackground: worker.evaluate,
    async badgeText(page) {
      await page.bringToFront();
      return poll(
        'the badge of the tab',
        async () =>
          /** @type {{ text: string }} */ (
            await worker.evaluate(async (url) => {
              const [tab] = await chrome.tabs.query({ active: true, windowType: 'normal' });
              return tab && tab.url === url ? { text: await chrome.action.getBadgeText({ tabId: tab.id }) } : null;
            }, page.url())
          ),
      ).then(({ text }) => text);
    },
    consoleErrors: () => errors.all(),
    exportHar: (page) => devTools.exportHar(page),
    heapSnapshot: worker.heapSnapshot,
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: shutDown,
  };
}

/**
 * Closes the browser once, and kills it when it does not go by itself.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @returns {() => Promise<void>}
 */
export function closer(browser) {
  /** @type {Promise<void> | undefined} */
  let closing;
  return () => {
    closing ??= within('the browser to close', browser.close()).catch(() => {
      browser.process()?.kill('SIGKILL');
    });
    return closing;
  };
}
