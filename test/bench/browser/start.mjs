/** @import { Line } from '../core/line.ts' */
/** @import { Browser } from '../../browser/harness/types.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { createIdleExtension } from './idle-extension.mjs';
import { lowerQuartile } from './statistics.mjs';

const ROUNDS = 10;

/**
 * Milliseconds from waking a sleeping worker by a port until it answers a question about a tab, which it does once it has read
 * back its session.
 *
 * @param {Browser} browser
 * @param {import('puppeteer-core').Page} page a document of the extension
 */
async function measureWake(browser, page) {
  await browser.killBackground();
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const start = performance.now();
        const port = chrome.runtime.connect({ name: 'watchword-tab-1' });
        port.onMessage.addListener(() => {
          port.disconnect();
          resolve(performance.now() - start);
        });
        port.postMessage({ kind: 'request', id: 1, name: 'capture.state', params: { tabId: 1 } });
      }),
  );
}

/**
 * What the size of the worker's script costs each time it is woken, against a worker that does nothing.
 *
 * @param {string} extensionDir
 * @returns {Promise<Line[]>}
 */
export async function benchStart(extensionDir) {
  const idle = createIdleExtension(extensionDir);
  const browsers = [
    await launch({ browser: 'chromium', extensionDir }),
    await launch({ browser: 'chromium', extensionDir: idle.dir }),
  ];
  try {
    const sides = [];
    for (const browser of browsers) {
      sides.push({ browser, page: await browser.newPage(`${browser.extensionOrigin}/manifest.json`) });
    }
    /** @type {[number[], number[]]} */
    const times = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      for (const [side, { browser, page }] of sides.entries()) {
        const time = /** @type {number} */ (await measureWake(browser, page));
        if (round >= 0) times[side === 0 ? 0 : 1].push(time);
      }
    }
    const [ours, empty] = times.map(lowerQuartile);
    return [
      {
        name: 'Worker awake and ready, against an idle worker',
        value: Number(ours) / Number(empty),
        unit: 'x',
        detail: `${Number(ours).toFixed(0)} ms against ${Number(empty).toFixed(0)} ms, lower quartiles of ${ROUNDS} rounds`,
      },
    ];
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    idle.remove();
  }
}
