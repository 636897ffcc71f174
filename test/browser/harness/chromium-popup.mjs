/** @import { Popup } from './types.ts' */
/** @import { Browser, Extension, Page } from 'puppeteer-core' */
/** @import { ErrorLog } from './chromium-console.mjs' */
import { createView } from './view.mjs';
import { poll, within } from './wait.mjs';

/**
 * Presses the toolbar button for this tab.
 *
 * @param {{ browser: Browser, extension: Extension, extensionOrigin: string, errors: ErrorLog, page: Page }} parts
 * @returns {Promise<Popup>}
 */
export async function openChromiumPopup({ browser, extension, extensionOrigin, errors, page }) {
  const find = () =>
    browser
      .targets()
      .find((target) => target.url().startsWith(`${extensionOrigin}/`) && target.url().includes('/popup/'));
  const close = async () => {
    const target = find();
    if (!target) return;
    await (await target.asPage()).close();
    await poll('the popup to close', () => !browser.targets().includes(target));
  };

  await close();
  await page.bringToFront();
  await within('the popup to open', page.triggerExtensionAction(extension));
  const target = await poll('the popup', find);
  const popup = await target.asPage();
  const run = (/** @type {string} */ source) => within('the popup to answer', popup.evaluate(source));
  await poll('the popup to load', () => run("document.readyState === 'complete'"));

  const view = createView({
    label: 'popup',
    run,
    errors: () => errors.of('popup'),
    screenshot: async (path) => {
      await popup.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    },
    emulateTheme: (theme) => popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]),
  });
  return { ...view, kind: 'action', close };
}
