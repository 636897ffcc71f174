/** @import { ConsoleError, Panel, Popup } from './types.ts' */
/** @import { Page } from 'puppeteer-core' */
/** @import { FirefoxSession } from './firefox-session.mjs' */
import { writeFile } from 'node:fs/promises';
import { createView, fitSize } from './view.mjs';
import { poll, untilLoaded } from './wait.mjs';

const isLoaded = "location.protocol === 'moz-extension:' && document.readyState === 'complete'";
// A snapshot shows the last painted frame: wait for one that is painted after now.
const nextFrame = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))';

/**
 * @param {{ session: FirefoxSession, page: Page, headless: boolean, errors: () => Promise<ConsoleError[]> }} parts
 * @returns {Promise<Panel>}
 */
export async function openFirefoxPanel({ session, page, headless, errors }) {
  const tab = await session.selectTab(page);
  // In a window of its own the toolbox can have any size.
  await session.call('openToolbox', tab, headless ? 'window' : undefined);
  await poll('the panel among the tools', () => session.call('selectPanel', tab));
  const run = (/** @type {string} */ source) => session.call('runInPanel', tab, source);
  await untilLoaded('the panel', () => run(isLoaded));

  const view = createView({
    label: 'panel',
    run,
    errors: async () => (await errors()).filter((error) => error.source === 'panel'),
    async screenshot(path, { only }) {
      await run(nextFrame);
      const png = await session.call(only === 'panel' ? 'shootPanel' : 'shootToolbox', tab);
      await writeFile(path, Buffer.from(png, 'base64'));
    },
    emulateTheme: (theme) => session.call('useTheme', theme),
  });
  return {
    ...view,
    resize: (wanted) =>
      fitSize(
        wanted,
        () => view.evaluate(() => ({ width: innerWidth, height: innerHeight })),
        (by) => session.call('growToolbox', tab, by.width, by.height),
      ),
    close: () => session.call('closeToolbox', tab),
  };
}

/**
 * @param {{ session: FirefoxSession, page: Page, errors: () => Promise<ConsoleError[]> }} parts
 * @returns {Promise<Popup>}
 */
export async function openFirefoxPopup({ session, page, errors }) {
  const close = async () => {
    await session.call('closePopup');
    await poll('the popup to close', async () => !(await session.call('hasPopup')));
  };
  await close();
  await session.selectTab(page);
  await session.call('openPopup');
  const run = (/** @type {string} */ source) => session.call('runInPopup', source);
  await untilLoaded('the popup', () => run(isLoaded));

  const view = createView({
    label: 'popup',
    run,
    errors: async () => (await errors()).filter((error) => error.source === 'popup'),
    async screenshot(path) {
      await run(nextFrame);
      await writeFile(path, Buffer.from(await session.call('shootPopup'), 'base64'));
    },
    emulateTheme: (theme) => session.call('useThemeInPopup', theme),
  });
  return { ...view, kind: 'action', close };
}
