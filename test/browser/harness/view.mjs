/** @import { ConsoleError, ErrorSource, Evaluated, ScreenshotOptions, Theme, View } from './types.ts' */
import { poll } from './wait.mjs';

/**
 * The text of an expression that calls `what` with `args`.
 *
 * @param {Evaluated<unknown>} what
 * @param {unknown[]} args
 * @returns {string}
 */
export function toSource(what, args) {
  return typeof what === 'string' ? what : `(${what})(...${JSON.stringify(args)})`;
}

/**
 * Which part of the extension an address belongs to.
 *
 * @param {string} url
 * @returns {ErrorSource}
 */
export function sourceOf(url) {
  const page = /\/(panel|popup|devtools)\//.exec(url)?.[1];
  if (page) return /** @type {ErrorSource} */ (page);
  return /background|worker|bg\.js/.test(url) ? 'background' : 'other';
}

/**
 * What both browsers share of a panel or popup, over one way to run an expression in its document.
 *
 * @param {{
 *   label: 'panel' | 'popup',
 *   run: (source: string) => Promise<unknown>,
 *   screenshot: (path: string, options: ScreenshotOptions) => Promise<void>,
 *   emulateTheme: (theme: Theme) => Promise<void>,
 *   errors: () => Promise<ConsoleError[]>,
 * }} parts
 * @returns {View}
 */
export function createView({ label, run, screenshot, emulateTheme, errors }) {
  /**
   * @template T
   * @param {Evaluated<T>} what
   * @param {unknown[]} args
   * @returns {Promise<T>}
   */
  const evaluate = async (what, ...args) => /** @type {T} */ (await run(toSource(what, args)));
  const text = () => evaluate(() => document.body?.innerText ?? '');
  const instead = async () => `the ${label} says ${JSON.stringify((await text()).slice(0, 2_000))}`;

  /** @param {string} selector */
  const waitUntilUsable = (selector) =>
    poll(
      `${selector} in the ${label}`,
      () =>
        evaluate((wanted) => {
          const found = document.querySelector(wanted);
          if (!found || found.matches(':disabled') || found.getClientRects().length === 0) return false;
          found.scrollIntoView({ block: 'nearest' });
          return true;
        }, selector),
      { instead },
    );

  return {
    text,
    evaluate,
    async click(selector) {
      await waitUntilUsable(selector);
      await evaluate((wanted) => document.querySelector(wanted).click(), selector);
    },
    async fill(selector, value) {
      await waitUntilUsable(selector);
      await evaluate(
        (wanted, typed) => {
          const input = document.querySelector(wanted);
          input.focus();
          input.value = typed;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          input.dispatchEvent(new Event('change', { bubbles: true }));
        },
        selector,
        value,
      );
    },
    async waitForText(wanted, options) {
      const shown = typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted);
      const has = (/** @type {string} */ now) => (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now));
      return poll(
        `${shown} in the ${label}`,
        async () => {
          const now = await text();
          return has(now) ? now : '';
        },
        { ...options, instead },
      );
    },
    waitFor: (what, options) =>
      poll(`${toSource(what, []).slice(0, 200)} in the ${label}`, () => evaluate(what), { ...options, instead }),
    screenshot: (path, options = {}) => screenshot(path, options),
    async setTheme(theme) {
      await emulateTheme(theme);
      await poll(`the ${theme} theme in the ${label}`, () =>
        evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, theme),
      );
    },
    console: errors,
  };
}

/**
 * Changes an outer size until the document inside has the wanted one.
 *
 * @param {import('./types.ts').Size} wanted
 * @param {() => Promise<import('./types.ts').Size>} measure Size of the document.
 * @param {(by: import('./types.ts').Size) => Promise<void>} grow
 */
export async function fitSize(wanted, measure, grow) {
  let now = await measure();
  await poll(
    `a document of ${wanted.width} x ${wanted.height}`,
    async () => {
      now = await measure();
      const by = { width: wanted.width - now.width, height: wanted.height - now.height };
      if (by.width === 0 && by.height === 0) return true;
      await grow(by);
      now = await measure();
      return now.width === wanted.width && now.height === wanted.height;
    },
    { instead: () => `${now.width} x ${now.height}` },
  );
}
