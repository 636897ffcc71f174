/** @import { Line } from '../core/line.ts' */
/** @import { Panel } from '../../browser/harness/types.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { fetchMany, startSite } from './site.mjs';
import { lowerQuartile } from './statistics.mjs';

const FEW = 100;
const MANY = 10_000;
const ROUNDS = 5;
const RATE = 200;
const SECONDS = 5;

// In the panel: waits for an element by what changes in the document, and gives the time since the document began to load.
const waitForElement = (/** @type {string} */ selector) => `new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)}) !== null;
  const done = () => requestAnimationFrame(() => resolve(performance.now()));
  if (look()) return done();
  const observer = new MutationObserver(() => {
    if (!look()) return;
    observer.disconnect();
    done();
  });
  observer.observe(document, { childList: true, subtree: true });
})`;

/**
 * Loads the panel anew; milliseconds until it shows the verdict, and from the choice of the list of requests until it shows rows.
 *
 * @param {Panel} panel
 */
async function measureOpening(panel) {
  await panel.evaluate('void (globalThis.isOld = true, location.reload())');
  await panel.waitFor("globalThis.isOld === undefined && document.readyState !== 'loading'");
  const verdict = /** @type {number} */ (await panel.evaluate(waitForElement('.verdict h1')));
  const list = /** @type {number} */ (
    await panel.evaluate(`(() => {
      const start = performance.now();
      document.querySelector('#tab-requests').click();
      return ${waitForElement('.request-row')}.then((end) => end - start);
    })()`)
  );
  return { verdict, list, both: verdict + list };
}

/**
 * The panel on 10,000 exchanges against on 100, its size, and whether live updates ever block it.
 *
 * @param {string} extensionDir
 * @returns {Promise<Line[]>}
 */
export async function benchPanel(extensionDir) {
  const site = await startSite();
  const browser = await launch({ browser: 'chromium', extensionDir });
  try {
    const few = await browser.newPage(`${site.origin}/few`);
    const many = await browser.newPage(`${site.origin}/many`);
    const panels = [await browser.openPanel(few), await browser.openPanel(many)];
    await fetchMany(few, FEW - 1);
    for (let done = 0; done < MANY; done += 1000) await fetchMany(many, 1000);
    /** @type {[number[], number[]]} */
    const times = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      for (const side of [0, 1]) {
        const { both } = await measureOpening(/** @type {Panel} */ (panels[side]));
        if (round >= 0) times[side === 0 ? 0 : 1].push(both);
      }
    }
    const panel = /** @type {Panel} */ (panels[1]);
    const rows = await panel.evaluate(() => document.body.innerText.match(/[\d,.]*\d{3}/)?.[0] ?? '');
    const nodes = /** @type {number} */ (await panel.evaluate("document.querySelectorAll('*').length"));
    const longest = await measureLive(panel, many);
    const [withFew, withMany] = times.map(lowerQuartile);
    return [
      {
        name: 'Panel opened on 10,000 exchanges, against on 100',
        value: Number(withMany) / Number(withFew),
        unit: 'x',
        budget: 1.5,
        room: 1.3,
        detail: `${Math.round(Number(withMany))} ms against ${Math.round(Number(withFew))} ms; the list says ${rows}`,
      },
      { name: 'DOM elements of the panel on 10,000 exchanges', value: nodes, unit: '', budget: 1500 },
      {
        name: 'Longest task in the panel at 200 exchanges a second',
        value: longest.longest,
        unit: 'ms',
        budget: 50,
        room: 2,
        detail: `${longest.count} tasks over 50 ms in ${SECONDS} s`,
      },
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * Milliseconds of the longest task in the panel while its page makes 200 requests a second; 0 when none took 50 or more, for the
 * browser tells of no shorter ones.
 *
 * @param {Panel} panel
 * @param {import('puppeteer-core').Page} page
 */
async function measureLive(panel, page) {
  await panel.evaluate(`(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  })()`);
  await page.evaluate(
    (rate, seconds) =>
      new Promise((resolve) => {
        const start = performance.now();
        let sent = 0;
        const timer = setInterval(() => {
          const due = Math.min(rate * seconds, ((performance.now() - start) / 1000) * rate);
          for (; sent < due; sent++) void fetch(`/api/live/${sent}`).then((answer) => answer.text());
          if (sent < rate * seconds) return;
          clearInterval(timer);
          resolve(sent);
        }, 10);
      }),
    RATE,
    SECONDS,
  );
  const tasks = /** @type {number[]} */ (await panel.evaluate('longTasks'));
  return { longest: Math.max(0, ...tasks), count: tasks.length };
}
