/** @import { Browser, Page } from 'puppeteer-core' */
import { installPrivileged } from './firefox-privileged.mjs';
import { frameScript, processScript } from './firefox-scripts.mjs';
import { poll, within } from './wait.mjs';

/**
 * @typedef {object} FirefoxSession
 * @property {(method: string, ...args: unknown[]) => Promise<any>} call Runs one method of `firefox-privileged.mjs`.
 * @property {(page: Page) => Promise<string>} selectTab Brings a tab to the front and gives its id.
 */

/**
 * A way to run code with the browser's own rights, over the connection Puppeteer has.
 *
 * @param {Browser} browser Started with `--remote-allow-system-access`.
 * @param {string} extensionId
 * @returns {Promise<FirefoxSession>}
 */
export async function createFirefoxSession(browser, extensionId) {
  const { connection } =
    /** @type {{ connection: { send(method: string, params: object): Promise<{ result: any }> } }} */ (
      /** @type {unknown} */ (browser)
    );
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const context = tree.result.contexts[0]?.context;
  if (!context) throw new Error('Firefox gave no window to run privileged code in');

  /**
   * @param {string} functionDeclaration An async function from one JSON text to another.
   * @param {unknown[]} args
   */
  async function callFunction(functionDeclaration, args) {
    const { result } = await connection.send('script.callFunction', {
      functionDeclaration,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true,
      target: { context },
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return JSON.parse(result.result.value);
  }

  await callFunction(`async (json) => JSON.stringify((${installPrivileged})(...JSON.parse(json)))`, [
    extensionId,
    { process: String(processScript), frame: String(frameScript) },
  ]);

  /** @type {FirefoxSession['call']} */
  const call = (method, ...args) =>
    within(
      `Firefox to do ${method}`,
      callFunction(
        `async (json) => {
          const [method, ...args] = JSON.parse(json);
          return JSON.stringify((await window.watchwordHarness[method](...args)) ?? null);
        }`,
        [method, ...args],
      ),
    );

  return {
    call,
    async selectTab(page) {
      await page.bringToFront();
      const tab = await poll('the tab to be in front', async () => {
        const selected = await call('selectedTab');
        return selected.url === page.url() ? selected : undefined;
      });
      return tab.id;
    },
  };
}
