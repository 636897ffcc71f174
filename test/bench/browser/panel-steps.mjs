/** @import { Panel } from '../../browser/harness/types.ts' */

export const STEPS = 20;

// In the panel: milliseconds from an act until what it led to has been drawn. The wait for the next frame is part of it.
const timeSteps = (/** @type {string} */ act) => `(async () => {
  const drawn = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  });
  const times = [];
  for (let step = 0; step < ${STEPS}; step++) {
    await drawn();
    const start = performance.now();
    (${act})(step);
    await drawn();
    times.push(performance.now() - start);
  }
  return times;
})()`;

/**
 * Types in the filter and takes it out again, one character at a time.
 *
 * @param {Panel} panel
 * @returns {Promise<number[]>} milliseconds of each step
 */
export function measureTyping(panel) {
  return panel.evaluate(
    timeSteps(`(step) => {
      const text = 'orders/12 get';
      const input = document.querySelector('.filter-bar input[type=search]');
      const length = step < ${STEPS / 2} ? step + 1 : ${STEPS} - 1 - step;
      input.value = text.slice(0, length);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }`),
  );
}

/**
 * Scrolls a little, by pages, and to either end.
 *
 * @param {Panel} panel
 * @returns {Promise<number[]>} milliseconds of each step
 */
export function measureScrolling(panel) {
  return panel.evaluate(
    timeSteps(`(step) => {
      const list = document.querySelector('.request-list');
      if (step % 5 === 4) list.scrollTop = step % 2 === 0 ? list.scrollHeight : 0;
      else list.scrollTop += step % 2 === 0 ? 66 : list.clientHeight;
    }`),
  );
}
