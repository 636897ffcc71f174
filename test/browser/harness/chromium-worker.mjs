/** @import { Evaluated } from './types.ts' */
/** @import { Browser } from 'puppeteer-core' */
/** @import { ErrorLog } from './chromium-console.mjs' */
import { toSource } from './view.mjs';
import { poll, within } from './wait.mjs';

// A fresh worker answers before it has its API, and before its listeners are registered.
const isReady = "typeof chrome === 'object' && !!chrome.runtime?.id && self.serviceWorker?.state === 'activated'";

/**
 * The extension's service worker, which comes and goes.
 *
 * @param {Browser} browser
 * @param {string} extensionOrigin
 * @param {ErrorLog} errors
 */
export function createWorker(browser, extensionOrigin, errors) {
  const find = () =>
    browser.targets().find((target) => target.type() === 'service_worker' && target.url().startsWith(extensionOrigin));

  /** @param {string} expression */
  const run = async (expression) => {
    const target = find();
    if (!target) throw new Error('the service worker is not running');
    const session = await errors.session(target);
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { exceptionDetails, result } = answer;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };

  /**
   * @template T
   * @param {Evaluated<T>} what
   * @param {unknown[]} args
   * @returns {Promise<T>}
   */
  async function evaluate(what, ...args) {
    if (!find()) await startWorker(browser, extensionOrigin);
    await poll('the service worker to run', () => run(isReady));
    return within('the service worker to answer', run(toSource(what, args)));
  }

  async function kill() {
    const target = find();
    if (!target) return false;
    await errors.all();
    const session = await errors.session(target);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    // A worker that is attached keeps its target, even over a restart: only after letting go can one see it end.
    await session.detach();
    const control = await browser.target().createCDPSession();
    await control.send('Target.closeTarget', { targetId: targetInfo.targetId });
    await control.detach();
    // An open panel may start the next worker at once: gone means that this one is.
    await poll('the service worker to end', () => !browser.targets().includes(target));
    return true;
  }

  async function heapSnapshot() {
    const target = find();
    if (!target) throw new Error('the service worker is not running');
    const session = await errors.session(target);
    /** @type {string[]} */
    const chunks = [];
    const add = (/** @type {{ chunk: string }} */ { chunk }) => void chunks.push(chunk);
    session.on('HeapProfiler.addHeapSnapshotChunk', add);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    session.off('HeapProfiler.addHeapSnapshotChunk', add);
    return chunks.join('');
  }

  return { evaluate, kill, heapSnapshot };
}

/**
 * Starts a sleeping service worker without an event of its own making.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} extensionOrigin
 */
async function startWorker(browser, extensionOrigin) {
  const page = await browser.newPage();
  try {
    await page.goto(`${extensionOrigin}/manifest.json`);
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `${extensionOrigin}/` });
  } finally {
    await page.close();
  }
}
