/** @import { Line } from '../core/line.ts' */
/** @import { Panel } from '../../browser/harness/types.ts' */
import { launch } from '../../browser/harness/launch.mjs';
import { measureLive, SECONDS, watchTasks } from './panel-live.mjs';
import { measureScrolling, measureTyping, STEPS } from './panel-steps.mjs';
import { fetchMany, startSite } from './site.mjs';
import { lowerQuartile } from './statistics.mjs';

const FEW = 100;
const SOME = 2000;
const MANY = 10_000;
const ROUNDS = 5;

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
      return ${waitForElement('.virtual-row .request-row')}.then((end) => end - start);
    })()`)
  );
  return { verdict, list, both: verdict + list };
}

/**
 * The panel on 10,000 exchanges against on 100, its size, and whether anything ever blocks it.
 *
 * @param {string} extensionDir
 * @returns {Promise<Line[]>}
 */
export async function benchPanel(extensionDir) {
  const site = await startSite();
  const browser = await launch({ browser: 'chromium', extensionDir });
  /** @param {number} count */
  const openOn = async (count) => {
    const page = await browser.newPage(`${site.origin}/${count}`);
    const panel = await browser.openPanel(page);
    for (let left = count - 1; left > 0; left -= 1000) await fetchMany(page, Math.min(1000, left));
    return { page, panel };
  };
  try {
    const few = await openOn(FEW);
    const many = await openOn(MANY);
    /** @type {[number[], number[]]} */
    const times = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      for (const [side, { panel }] of [few, many].entries()) {
        const { both } = await measureOpening(panel);
        if (round >= 0) times[side === 0 ? 0 : 1].push(both);
      }
    }
    await many.panel.waitFor(`document.querySelector('.virtual-row')?.ariaSetSize >= ${MANY}`);
    const rows = await many.panel.evaluate("document.querySelector('.virtual-row').ariaSetSize");
    const nodes = /** @type {number} */ (await many.panel.evaluate("document.querySelectorAll('*').length"));
    const [withFew, withMany] = times.map(lowerQuartile);
    /** @type {Line[]} */
    const lines = [
      {
        name: 'Panel opened on 10,000 exchanges, against on 100',
        value: Number(withMany) / Number(withFew),
        unit: 'x',
        budget: 1.5,
        room: 1.3,
        detail: `${Math.round(Number(withMany))} ms against ${Math.round(Number(withFew))} ms; the list has ${rows} rows`,
      },
      { name: 'DOM elements of the panel on 10,000 exchanges', value: nodes, unit: '', budget: 1500 },
    ];
    await few.panel.close();
    const some = await openOn(SOME);
    await some.panel.click('#tab-requests');
    for (const [count, { panel }] of /** @type {const} */ ([
      ['2,000', some],
      ['10,000', many],
    ])) {
      lines.push(stepLine(`Typing in the filter of ${count} requests`, await measureTyping(panel)));
      lines.push(stepLine(`Scrolling through ${count} requests`, await measureScrolling(panel)));
    }
    await watchTasks(many.panel);
    const { longest, count, sent } = await measureLive(many.panel, many.page);
    lines.push({
      name: 'Longest task in the panel at 200 exchanges a second',
      value: longest,
      unit: 'ms',
      budget: 50,
      room: 2,
      detail: `${count} tasks over 50 ms in ${SECONDS} s, ${sent} requests`,
    });
    return lines;
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * @param {string} name
 * @param {number[]} steps milliseconds of each
 * @returns {Line}
 */
function stepLine(name, steps) {
  const typical = [...steps].sort((one, other) => one - other)[steps.length >> 1] ?? 0;
  return {
    name: `${name}, the slowest step`,
    value: Math.max(...steps),
    unit: 'ms',
    budget: 50,
    room: 2,
    detail: `${STEPS} steps, until each is on the screen; in the middle ${typical.toFixed(0)} ms`,
  };
}
