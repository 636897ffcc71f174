/** @import { Line } from '../core/line.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { createIdleExtension } from './idle-extension.mjs';
import { fetchMany, startSite } from './site.mjs';
import { median, range } from './statistics.mjs';

const FETCHES = 1000;
const ROUNDS = 8;

/**
 * A page that makes 1,000 fetches in a browser with Watchword, against the same in a browser with an extension that does nothing,
 * by turns.
 *
 * @param {string} extensionDir
 * @returns {Promise<Line[]>}
 */
export async function benchOverhead(extensionDir) {
  const site = await startSite();
  const idle = createIdleExtension(extensionDir);
  const ours = await launch({ browser: 'chromium', extensionDir });
  const other = await launch({ browser: 'chromium', extensionDir: idle.dir });
  try {
    const pages = [await ours.newPage(`${site.origin}/`), await other.newPage(`${site.origin}/`)];
    /** @type {[number[], number[]]} */
    const times = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      const first = Math.abs(round) % 2;
      for (const side of [first, 1 - first]) {
        const page = /** @type {import('puppeteer-core').Page} */ (pages[side]);
        await page.bringToFront();
        const time = await fetchMany(page, FETCHES);
        if (round >= 0) times[side === 0 ? 0 : 1].push(time);
      }
    }
    const [withUs, without] = times;
    const ratios = withUs.map((time, round) => time / /** @type {number} */ (without[round]));
    const milliseconds = `${Math.round(median(withUs))} ms against ${Math.round(median(without))} ms`;
    return [
      {
        name: 'Page with 1,000 fetches, against an idle extension',
        value: median(ratios),
        unit: 'x',
        budget: 1.05,
        room: 1.15,
        detail: `${milliseconds}; ratios of the ${ROUNDS} rounds ${range(ratios)}`,
      },
    ];
  } finally {
    await Promise.all([ours.close(), other.close()]);
    idle.remove();
    await site.close();
  }
}
