/** @import { Har, Panel, Size, Theme } from './types.ts' */
/** @import { Frame, Page } from 'puppeteer-core' */
/** @import { ErrorLog } from './chromium-console.mjs' */
import { createView, fitSize } from './view.mjs';
import { poll, within } from './wait.mjs';

// A screenshot shall not catch the tab bar half-way.
const still = { name: 'prefers-reduced-motion', value: 'reduce' };

// What follows runs inside the DevTools front end, which is a page of modules. Expressions, because the type checker
// cannot follow an import of theirs.
const showPanel = (/** @type {string} */ origin) => `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  const manager = ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((key) => key.startsWith(${JSON.stringify(origin)}));
  if (id) await manager.showView(id);
  return Boolean(id);
})()`;

const keepLog = `(async () => {
  const { Settings } = await import('./core/common/common.js');
  Settings.Settings.instance().moduleSetting('network-log.preserve-log').set(true);
  return true;
})()`;

const undock = `(async () => {
  const { DockController } = await import('./ui/legacy/legacy.js');
  DockController.DockController.instance().setDockSide('undocked');
  return true;
})()`;

const useTheme = (/** @type {Theme} */ theme) => `(async () => {
  const { Settings } = await import('./core/common/common.js');
  Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(theme === 'dark' ? 'dark' : 'default')});
})()`;

// DevTools hears of the end of a request a moment after the page does.
const allEnded = `(async () => {
  const { NetworkLog } = await import('./models/logs/logs.js');
  return NetworkLog.NetworkLog.instance().requests().every((request) => request.finished);
})()`;

// The writer behind "Export HAR (with sensitive data)", which too leaves out requests that have not ended, but for those that go on for ever.
const writeHar = `(async () => {
  const { NetworkLog } = await import('./models/logs/logs.js');
  const { Writer } = await import('./models/har/har.js');
  const isOpen = (request) => request.resourceType().name() === 'websocket' || Boolean(request.eventSourceMessages()?.length);
  const requests = NetworkLog.NetworkLog.instance().requests().filter((request) => request.finished || isOpen(request));
  const progress = {
    canceled: false, title: '', totalWork: 0, worked: 0, done: false,
    isCanceled: () => false, setTitle() {}, setTotalWork() {}, setWorked() {}, incrementWorked() {},
    createSubProgress() { return progress; },
  };
  let text = '';
  await Writer.Writer.write({ write: async (part) => { text += part; } }, requests, { sanitize: false }, progress);
  return text;
})()`;

/**
 * The DevTools of Chromium's tabs.
 *
 * @param {{ extensionOrigin: string, headless: boolean, errors: ErrorLog }} parts
 */
export function createDevTools({ extensionOrigin, headless, errors }) {
  const isPanel = (/** @type {Frame} */ frame) =>
    frame.url().startsWith(`${extensionOrigin}/`) && frame.url().includes('/panel/');

  /** @type {(page: Page) => Promise<Panel>} */
  async function openPanel(page) {
    const wasOpen = await page.hasDevTools();
    const front = await within('DevTools to open', page.openDevTools());
    await poll('DevTools to start', () => front.evaluate(keepLog));
    // Without a window to dock in, the panel gets the whole of it.
    if (headless && !wasOpen) {
      await front.evaluate(undock);
      await front.emulateMediaFeatures([still]);
    }
    await poll('the panel among the DevTools', () => front.evaluate(showPanel(extensionOrigin)), {
      instead: () =>
        front
          .frames()
          .map((frame) => frame.url())
          .join(', '),
    });
    const panelFrame = () => front.frames().find(isPanel);
    const run = async (/** @type {string} */ source) => {
      const frame = await poll('the frame of the panel', panelFrame);
      return within('the panel to answer', frame.evaluate(source));
    };
    await poll('the panel to load', () => run("location.protocol !== 'about:' && document.readyState === 'complete'"));

    const view = createView({
      label: 'panel',
      run,
      errors: () => errors.of('panel'),
      async screenshot(path, { only }) {
        const file = /** @type {`${string}.png`} */ (path);
        if (only !== 'panel') {
          await front.screenshot({ path: file });
          return;
        }
        const clip = await (await panelFrame()?.frameElement())?.boundingBox();
        if (!clip) throw new Error('The panel has no place in DevTools: another tool is shown');
        await front.screenshot({ path: file, clip });
      },
      async emulateTheme(theme) {
        await front.evaluate(useTheme(theme));
        await front.emulateMediaFeatures([still, { name: 'prefers-color-scheme', value: theme }]);
      },
    });
    return {
      ...view,
      async resize(wanted) {
        const inner = () => view.evaluate(() => ({ width: innerWidth, height: innerHeight }));
        await fitSize(wanted, inner, (by) => growViewport(front, by));
      },
      async close() {
        await front.close();
        await poll('DevTools to close', async () => !(await page.hasDevTools()));
      },
    };
  }

  /** @type {(page: Page) => Promise<Har>} */
  async function exportHar(page) {
    if (!(await page.hasDevTools())) {
      throw new Error('Open the panel of this tab before its requests: DevTools records from then on');
    }
    const front = await page.openDevTools();
    await poll('all requests to end', () => front.evaluate(allEnded), { timeout: 1_000 }).catch(() => {
      // Some never do: event streams, and what a page left in the middle. DevTools leaves the latter out.
    });
    const text = await within('the HAR', /** @type {Promise<string>} */ (front.evaluate(writeHar)), 60_000);
    return JSON.parse(text);
  }

  return { openPanel, exportHar };
}

/**
 * @param {Page} front
 * @param {Size} by
 */
async function growViewport(front, by) {
  const now = await front.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await front.setViewport({ width: now.width + by.width, height: now.height + by.height });
}
