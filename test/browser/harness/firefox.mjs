/** @import { Browser, ConsoleError } from './types.ts' */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { closer } from './chromium.mjs';
import { createFirefoxSession } from './firefox-session.mjs';
import { openFirefoxPanel, openFirefoxPopup } from './firefox-views.mjs';
import { sourceOf, toSource } from './view.mjs';
import { poll, within } from './wait.mjs';

/** @typedef {import('./firefox-session.mjs').FirefoxSession} FirefoxSession */

/**
 * Firefox forgets the bodies of a page that is left, and notes in the browser's own console that an extension asked for one too late. The extension
 * is told by a rejected promise, which it takes; this is no error of its.
 *
 * @param {string} text
 */
const isBodyGone = (text) =>
  /: Unexpected error while fetching response content for \S+: (?:TypeError: .* is undefined|Error: .*: No such actor for ID: \S+)$/.test(
    text,
  );

/**
 * @param {{ extensionDir: string, headless: boolean, proxyPort?: number, preferences?: Record<string, unknown>, executablePath: string }} options
 * @returns {Promise<Browser>}
 */
export async function launchFirefox({ extensionDir, headless, proxyPort, preferences, executablePath }) {
  const manifest = JSON.parse(readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'));
  const extensionId = manifest.browser_specific_settings.gecko.id;
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    acceptInsecureCerts: proxyPort !== undefined,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1400', '--height=900'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      // A popup would close as soon as its window is not the active one.
      'ui.popup.disable_autohide': true,
      'devtools.toolbox.host': 'bottom',
      ...(proxyPort === undefined ? {} : proxyPreferences(proxyPort)),
      ...preferences,
    },
  });
  const shutDown = closer(browser);
  try {
    const session = await createFirefoxSession(browser, extensionId);
    await within('the extension to be installed', browser.installExtension(extensionDir));
    await poll('the background to run', async () => (await session.call('backgroundState')) === 'running', {
      instead: () => session.call('backgroundState').then(String),
    });
    return createBrowser({ browser, session, extensionOrigin: `moz-extension://${uuid}`, headless, shutDown });
  } catch (error) {
    await shutDown();
    throw error;
  }
}

/** @param {number} port */
function proxyPreferences(port) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
  };
}

/**
 * @param {{ browser: import('puppeteer-core').Browser, session: FirefoxSession, extensionOrigin: string, headless: boolean, shutDown: () => Promise<void> }} parts
 * @returns {Browser}
 */
function createBrowser({ browser, session, extensionOrigin, headless, shutDown }) {
  const errors = async () => {
    const found = /** @type {{ text: string, url: string, page: string }[]} */ (await session.call('errors'));
    return found
      .filter(({ text, page }) => page !== '' || !isBodyGone(text))
      .filter(({ text, url }) => !(url.endsWith('/recorder.js') && isOfStopped(text)))
      .map(
        /** @returns {ConsoleError} */ ({ text, url, page }) => ({
          source: page.endsWith('_generated_background_page.html') ? 'background' : sourceOf(page || url),
          text,
          url,
        }),
      );
  };

  /** @type {Browser['evaluateInBackground']} */
  const evaluateInBackground = async (what, ...args) => {
    await poll('the background to run', () => session.call('wakeBackground'));
    return session.call('runInBackground', toSource(what, args));
  };

  return {
    name: 'firefox',
    extensionOrigin,
    async newPage(url) {
      const page = await browser.newPage();
      if (url !== undefined) await page.goto(url);
      return page;
    },
    openPanel: (page) => openFirefoxPanel({ session, page, headless, errors }),
    openPopup: (page) => openFirefoxPopup({ session, page, errors }),
    async killBackground() {
      let was = false;
      const kill = async () => {
        const answer = await session.call('killBackground');
        was ||= answer.was;
        return answer.isGone;
      };
      await poll('the background to end', kill, { instead: () => session.call('backgroundState').then(String) });
      return was;
    },
    evaluateInBackground,
    async badgeText(page) {
      await session.selectTab(page);
      return evaluateInBackground(
        'browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => browser.action.getBadgeText({ tabId: tab.id }))',
      );
    },
    consoleErrors: errors,
    async exportHar() {
      throw new Error('A HAR comes from Chromium only');
    },
    async heapSnapshot() {
      throw new Error('A snapshot of the heap comes from Chromium only');
    },
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close: shutDown,
  };
}

/**
 * Firefox still hands events and answers to a background that it, or a test, has just stopped, and writes down that it cannot.
 * @param {string} text
 */
function isOfStopped(text) {
  return /^NS_ERROR_NOT_INITIALIZED|^Promise resolved after context unloaded/.test(text);
}
