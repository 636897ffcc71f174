/** @import { Line } from '../core/line.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { createIdleExtension } from './idle-extension.mjs';
import { fetchMany, startSite } from './site.mjs';
import { median, spread } from './statistics.mjs';

const FETCHES = 1000;
const ROUNDS = 15;

/**
 * A page that makes 1,000 fetches in a browser with Watchword, against the same in a browser with an extension that does nothing,
 * by turns; and two browsers with that extension against each other, which tells what such a ratio is worth.
 *
 * @param {string} extensionDir
 * @returns {Promise<Line[]>}
 */
export async function benchOverhead(extensionDir) {
  const site = await startSite();
  const idle = createIdleExtension(extensionDir);
  /** @type {import('../../browser/harness/types.ts').Browser[]} */
  const browsers = [];
  try {
    for (const dir of [extensionDir, idle.dir, idle.dir])
      browsers.push(await launch({ browser: 'chromium', extensionDir: dir }));
    const pages = await Promise.all(browsers.map((browser) => browser.newPage(`${site.origin}/`)));
    /** @type {number[][]} By round, a time for each side. */
    const rounds = [];
    for (let round = -1; round < ROUNDS; round++) {
      /** @type {number[]} */
      const times = [];
      // Each side is first, second and last equally often.
      for (let turn = 0; turn < pages.length; turn++) {
        const side = (round + 1 + turn) % pages.length;
        const page = /** @type {import('puppeteer-core').Page} */ (pages[side]);
        await page.bringToFront();
        times[side] = await fetchMany(page, FETCHES);
      }
      if (round >= 0) rounds.push(times);
    }
    const timesOf = (/** @type {number} */ side) => rounds.map((times) => Number(times[side]));
    const ratiosOf = (/** @type {number} */ one, /** @type {number} */ other) =>
      rounds.map((times) => Number(times[one]) / Number(times[other]));
    // Against both idle ones, so that what slows one of them does not count in full.
    const ours = rounds.map(([own = 0, one = 0, other = 0]) => (2 * own) / (one + other));
    const milliseconds = `${Math.round(median(timesOf(0)))} ms against ${Math.round(median([...timesOf(1), ...timesOf(2)]))} ms`;
    const noise = ratiosOf(1, 2);
    return [
      {
        name: 'Page with 1,000 fetches, against an idle extension',
        value: median(ours),
        unit: 'x',
        budget: 1.05,
        room: 1.15,
        detail: `${milliseconds}; ${ROUNDS} rounds, ${spread(ours)}`,
      },
      {
        name: 'The idle extension against itself, the noise of that line',
        value: median(noise),
        unit: 'x',
        detail: `${ROUNDS} rounds, ${spread(noise)}`,
      },
    ];
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    idle.remove();
    await site.close();
  }
}
