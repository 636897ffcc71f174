import {
  chai,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

/**
 * As much of vitest as the tests of rules use, without a start that takes a second: tests are collected, and run as often as is wanted.
 * @typedef {{ name: string, run: () => unknown }} Collected
 */

/** @type {Collected[]} */
export const collected = [];

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

const asserted = /** @type {import('@vitest/expect').ExpectStatic} */ (
  Object.assign(
    (/** @type {unknown} */ value, /** @type {string} */ message) => chai.expect(value, message),
    chai.expect,
  )
);
asserted.getState = () => getState(asserted);
setState({ assertionCalls: 0, isExpectingAssertions: false, testPath: '', currentTestName: '' }, asserted);
// Where the matchers look for it.
Reflect.set(globalThis, GLOBAL_EXPECT, asserted);

export const expect = asserted;

/** @param {string} name @param {() => unknown} run */
function collect(name, run) {
  collected.push({ name, run });
}

/** @param {readonly unknown[]} rows */
const each = (rows) => (/** @type {string} */ name, /** @type {(...row: any[]) => unknown} */ run) => {
  for (const row of rows) collect(name, () => (Array.isArray(row) ? run(...row) : run(row)));
};

export const it = Object.assign(collect, { each });
export const test = it;
/** @param {string} _name @param {() => void} body */
const group = (_name, body) => body();
export const describe = Object.assign(group, {
  each:
    (/** @type {readonly unknown[]} */ rows) =>
    (/** @type {string} */ _name, /** @type {(...row: any[]) => void} */ body) => {
      for (const row of rows) Array.isArray(row) ? body(...row) : body(row);
    },
});
