// Every wait in the browser tests is one of these two: bounded, and its message says what was there instead.

/** Milliseconds; long, because a loaded machine with two cores is slow and a wait that succeeds ends early. */
export const defaultTimeout = 20_000;
const interval = 25;
/** A document that does not answer within this while it loads was asked before it was there; the question is lost. */
const patience = 1_000;

/**
 * Calls `probe` until it gives something truthy, and returns that.
 *
 * @template T
 * @param {string} what What is waited for, as the message names it.
 * @param {() => Promise<T> | T} probe A probe that throws counts as "not yet".
 * @param {{ timeout?: number, instead?: () => Promise<string> | string }} [options] Milliseconds; `instead` tells what was there at the end.
 * @returns {Promise<NonNullable<T>>}
 */
export async function poll(what, probe, { timeout = defaultTimeout, instead } = {}) {
  const end = performance.now() + timeout;
  let last = 'nothing';
  for (;;) {
    const left = end - performance.now();
    try {
      const value = await within(what, Promise.resolve(probe()), Math.max(left, 1));
      if (value) return value;
      last = String(value);
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (performance.now() + interval >= end) break;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  const found = instead ? await within('what was there', Promise.resolve(instead()), 2_000).catch(String) : last;
  throw new Error(`Waited ${timeout} ms for ${what}. Instead: ${found}`);
}

/**
 * The promise, or an error when it takes longer.
 *
 * @template T
 * @param {string} what
 * @param {Promise<T>} promise
 * @param {number} [timeout] Milliseconds.
 * @returns {Promise<T>}
 */
export async function within(what, promise, timeout = defaultTimeout) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Waited ${Math.round(timeout)} ms for ${what}. Instead: no answer`)),
      timeout,
    );
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for a document to load: asks it again when an answer does not come, since one that changes its process loses what it was asked.
 *
 * @param {string} what
 * @param {() => Promise<unknown>} isLoaded
 * @returns {Promise<unknown>}
 */
export function untilLoaded(what, isLoaded) {
  return poll(`${what} to load`, () => within('an answer', isLoaded(), patience));
}
