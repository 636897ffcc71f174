/** @import { Panel } from '../../browser/harness/types.ts' */

const RATE = 200;
export const SECONDS = 30;

/**
 * Has the panel's document note its long tasks from now on. The browser tells of those of 50 ms and more, and of none that is another
 * document's own.
 *
 * @param {Panel} panel
 */
export async function watchTasks(panel) {
  await panel.evaluate(`(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration, name } of list.getEntries()) if (name === 'self') longTasks.push(duration);
    }).observe({ type: 'longtask' });
  })()`);
}

/**
 * Milliseconds of the longest task in the panel while its page makes 200 requests a second; 0 when none took 50 or more.
 *
 * @param {Panel} panel
 * @param {import('puppeteer-core').Page} page
 */
export async function measureLive(panel, page) {
  const sent = await page.evaluate(
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
  return { longest: Math.max(0, ...tasks), count: tasks.length, sent };
}
