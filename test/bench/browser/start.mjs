/** @import { Line } from '../core/line.ts' */
/** @import { Browser } from '../../browser/harness/types.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { createIdleExtension } from './idle-extension.mjs';
import { lowerQuartile } from './statistics.mjs';

const ROUNDS = 15;

/** The side that is woken, and by what. @type {[number, 'devtools.open' | 'report.get'][]} */
const measured = [
  [0, 'devtools.open'],
  [0, 'report.get'],
  [1, 'devtools.open'],
];

/**
 * Milliseconds from waking a sleeping worker by a port until it answers. Told that DevTools is open it answers once it has read back
 * what an earlier worker left, and writes down what comes; asked for a report it has loaded what judges, too.
 *
 * @param {Browser} browser
 * @param {import('puppeteer-core').Page} page a document of the extension
 * @param {'devtools.open' | 'report.get'} name
 */
async function measureWake(browser, page, name) {
  await browser.killBackground();
  return page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const start = performance.now();
        const port = chrome.runtime.connect({ name: 'watchword-tab-1' });
        port.onMessage.addListener(() => {
          port.disconnect();
          resolve(performance.now() - start);
        });
        port.postMessage({ kind: 'request', id: 1, name, params: { tabId: 1 } });
      }),
    name,
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
    /** @type {[number[], number[], number[]]} */
    const times = [[], [], []];
    for (let round = -1; round < ROUNDS; round++) {
      for (const [index, [side, name]] of measured.entries()) {
        const { browser, page } = /** @type {typeof sides[number]} */ (sides[side]);
        const time = /** @type {number} */ (await measureWake(browser, page, name));
        if (round >= 0) times[index]?.push(time);
      }
    }
    const [recording, judging, empty] = /** @type {[number, number, number]} */ (times.map(lowerQuartile));
    const against = `ms against ${empty.toFixed(0)} ms, lower quartiles of ${ROUNDS} rounds`;
    return [
      {
        name: 'Worker awake and recording, against an idle worker',
        value: recording / empty,
        unit: 'x',
        budget: 2,
        room: 1.25,
        detail: `${recording.toFixed(0)} ${against}`,
      },
      {
        name: 'Worker awake with its first report, against an idle worker',
        value: judging / empty,
        unit: 'x',
        detail: `${judging.toFixed(0)} ${against}`,
      },
    ];
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    idle.remove();
  }
}
