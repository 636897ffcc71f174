import { collectTests, type File, type Suite, type Task, type Test } from '@vitest/runner';
import { expect, TestRunner, vi } from 'vitest';
import { openRecords, type Records } from './records.ts';

/** First the tests are only looked at, then those that are nearest to a mutant are tried on it, then all. */
type Round = 'look' | 'nearest' | 'all';

/** What the instrumented source reads and writes, under the name that it knows. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  /** How often each mutant was come by: while a file was loaded, and in each test. */
  mutantCoverage: { static: Hits; perTest: Record<string, Hits> };
  hitCount?: number;
  hitLimit?: number;
}
type Hits = Record<string, number>;

const scope = globalThis as unknown as { __stryker__?: Switch };
scope.__stryker__ ??= { mutantCoverage: { static: {}, perTest: {} } };
const mutants = scope.__stryker__;
mutants.mutantCoverage ??= { static: {}, perTest: {} };

/** A test that takes longer, in milliseconds of the processor, is not tried on every mutant: it is one that throws many inputs at much code. */
const MOST_MS = 250;

/** A test that has waited for so many beats of a tenth of a second waits for what never comes. They are counted, as everything may be frozen for a while. */
const MOST_BEATS = 20;
const { setInterval, clearInterval } = globalThis;

/** A loop that comes by so much more often than without the mutant does not end. */
const limitOf = (hits = 0) => 10_000 + 20 * hits;

/**
 * Runs the tests of a file once as they are, and then again and again, each time with one mutant turned on: in the process as it is, which
 * takes no longer than the tests themselves. Only what stands where a module is loaded needs all modules loaded anew, which is left to the
 * tests nearest to it.
 */
export default class MutationRunner extends TestRunner {
  override async onBeforeRunTask(test: Test): Promise<void> {
    await super.onBeforeRunTask(test);
    mutants.currentTestId = test.id;
  }

  override onAfterRunTask(test: Test): void {
    super.onAfterRunTask(test);
    mutants.currentTestId = undefined;
  }

  override async onAfterRunFiles(files?: File[]): Promise<void> {
    for (const file of files ?? []) {
      const records = openRecords(process.env.WATCHWORD_MUTATION ?? '', file.name);
      const round = process.env.WATCHWORD_MUTATION_ROUND as Round;
      const tests = testsOf(file);
      if (tests.size === 0) records.fail(`${file.name} has no tests, or cannot be loaded`);
      else if (round === 'look') this.#look(file.name, tests, records);
      else {
        await this.#tryMutants(file, tests, records, round);
        records.finish(round);
      }
    }
    super.onAfterRunFiles();
  }

  /** Notes what the tests come by, how long they take, and which fail by themselves: one of speed may, as the switches cost time. */
  #look(file: string, tests: ReadonlyMap<string, Test>, records: Records): void {
    const { static: atLoad, perTest } = mutants.mutantCoverage;
    const ids = new Set([atLoad, ...Object.values(perTest)].flatMap((hits) => Object.keys(hits)));
    const took = [...tests.values()].reduce((sum, { result }) => sum + (result?.duration ?? 0), 0);
    records.covers([...ids], took);
    for (const [name, { result }] of tests) if (result?.state !== 'pass') records.leaveOut(`${file} ${name}`);
  }

  async #tryMutants(file: File, tests: ReadonlyMap<string, Test>, records: Records, round: Round): Promise<void> {
    const { static: atLoad, perTest } = structuredClone(mutants.mutantCoverage);
    const passed = [...tests].filter(([, test]) => test.result?.state === 'pass');
    const canRepeat = TestRunner.getSuiteHooks(file).afterAll.length === 0;
    const hitsOf = new Map(passed.map(([name, test]) => [name, perTest[test.id] ?? {}]));
    const found = new Set([atLoad, ...hitsOf.values()].flatMap((hits) => Object.keys(hits)));
    const ids = [...found].filter((id) => records.isOpen(id) && (round === 'all' || records.isNearest(id)));
    if (ids.length === 0) return;
    const quick = canRepeat ? await this.#chooseQuick(passed) : passed;
    const names = quick.map(([name]) => name);
    const isAtLoad = (id: string) => atLoad[id] !== undefined || records.isHidden(id);
    const needsLoad = (id: string) => !canRepeat || (isAtLoad(id) && records.isNearest(id));
    for (const id of ids) {
      const by = canRepeat ? await this.#tryQuickly(quick, hitsOf, id, records) : undefined;
      if (by !== undefined) records.notice(id, by);
      else if (!needsLoad(id)) records.pass(id);
    }
    records.rest();
    const rest = ids.filter(records.isOpen);
    if (rest.length === 0) return;
    // Nothing that fails by being loaded again may count as a notice.
    const broken = await this.#tryAnew(file, names);
    if (broken !== undefined) return records.fail(`${file.name} ${broken}, when it is loaded again`);
    for (const id of rest) {
      records.begin(id);
      const most = Math.max(atLoad[id] ?? 0, ...[...hitsOf.values()].map((hits) => hits[id] ?? 0));
      // What is made at load may matter to every test.
      const concerned = isAtLoad(id) ? names : names.filter((name) => hitsOf.get(name)?.[id] !== undefined);
      const by = await this.#tryAnew(file, concerned, id, most);
      if (by === undefined) records.pass(id);
      else records.notice(id, by);
    }
    records.rest();
  }

  /** Those that pass a second time, and take little of the processor then, the shortest first. */
  async #chooseQuick(tests: readonly [string, Test][]): Promise<[string, Test][]> {
    const timed: { named: [string, Test]; took: number }[] = [];
    for (const named of tests) {
      const before = process.cpuUsage();
      const failed = await this.#fails(named[1]);
      const { user, system } = process.cpuUsage(before);
      const took = (user + system) / 1000;
      if (!failed && took <= MOST_MS) timed.push({ named, took });
    }
    return timed.sort((one, other) => one.took - other.took).map(({ named }) => named);
  }

  /** The name of a test that notices. It has to fail with the mutant, pass without, and fail again: else what came before has left its mark. */
  async #tryQuickly(
    tests: [string, Test][],
    hitsOf: ReadonlyMap<string, Hits>,
    id: string,
    records: Records,
  ): Promise<string | undefined> {
    records.begin(id);
    for (const [index, [name, test]] of tests.entries()) {
      const hits = hitsOf.get(name)?.[id];
      if (hits === undefined || !(await this.#fails(test, id, hits))) continue;
      if ((await this.#fails(test)) || !(await this.#fails(test, id, hits))) return undefined;
      // The mutants come in the order of the source: the next is likely to be noticed by the same test.
      tests.unshift(...tests.splice(index, 1));
      return name;
    }
    return undefined;
  }

  /** The name of a test that fails when everything is loaded with the mutant on; undefined when none does. */
  async #tryAnew(file: File, names: readonly string[], id?: string, hits = 0): Promise<string | undefined> {
    vi.resetModules();
    mutants.activeMutant = id;
    mutants.hitCount = 0;
    mutants.hitLimit = limitOf(hits);
    try {
      const again = await this.#collect(file);
      if (again.result?.state === 'fail') return 'loading';
      const suites = [again, ...suitesOf(again)];
      for (const suite of suites) await callHooks(TestRunner.getSuiteHooks(suite).beforeAll, suite);
      const tests = testsOf(again);
      for (const name of names) {
        const test = tests.get(name);
        if (!test || (await this.#fails(test, id, hits))) return name;
      }
      for (const suite of suites) await callHooks(TestRunner.getSuiteHooks(suite).afterAll, suite);
      return undefined;
    } catch {
      return 'a hook';
    } finally {
      mutants.activeMutant = undefined;
    }
  }

  /** Of files that are collected again nobody else has to know. */
  async #collect(file: File): Promise<File> {
    const collected = this as { onCollected?: unknown };
    const { onCollected } = collected;
    collected.onCollected = undefined;
    try {
      return (await collectTests([file.filepath], this))[0] as File;
    } finally {
      collected.onCollected = onCollected;
    }
  }

  async #fails(test: Test, id?: string, hits = 0): Promise<boolean> {
    mutants.activeMutant = id;
    mutants.hitCount = 0;
    mutants.hitLimit = limitOf(hits);
    test.result = { state: 'run', startTime: Date.now(), retryCount: 0 };
    const suites = chainOf(test);
    const cleanups: unknown[] = [];
    let failed = false;
    try {
      // What the runner does itself before a test is over for snapshots, of which there are none.
      expect.setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null });
      for (const suite of suites)
        cleanups.push(...(await callHooks(TestRunner.getSuiteHooks(suite).beforeEach, test.context, suite)));
      await inTime(TestRunner.getTestFn(test)());
      this.onAfterTryTask(test);
    } catch {
      failed = true;
    }
    try {
      for (const suite of suites.reverse())
        await callHooks(TestRunner.getSuiteHooks(suite).afterEach, test.context, suite);
      for (const cleanup of cleanups.reverse()) if (typeof cleanup === 'function') await cleanup();
    } catch {
      failed = true;
    }
    mutants.activeMutant = undefined;
    return failed || (test.result.state as string) === 'fail';
  }
}

/** Gives up on what does not end. */
async function inTime(run: unknown): Promise<void> {
  let beats = 0;
  let beat: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    beat = setInterval(() => {
      if (++beats > MOST_BEATS) reject(new Error('does not end'));
    }, 100);
  });
  try {
    await Promise.race([run, end]);
  } finally {
    clearInterval(beat);
  }
}

/** Calls them one after the other; gives what they return, which may be a function that cleans up. */
async function callHooks(hooks: readonly unknown[], ...given: unknown[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const hook of hooks) results.push(await Reflect.apply(hook as () => unknown, undefined, given));
  return results;
}

/** The tests under a name that is the same when the file is loaded again, which an id is not. Rows of a table may have one name. */
function testsOf(file: File): Map<string, Test> {
  const named = new Map<string, Test>();
  for (const test of listTests(file)) {
    const name = [...chainOf(test).slice(1), test].map((task) => task.name).join(' > ');
    let free = name;
    for (let row = 2; named.has(free); row++) free = `${name} (${row})`;
    named.set(free, test);
  }
  return named;
}

function listTests(task: Task): Test[] {
  return task.type === 'test' ? [task] : task.tasks.flatMap(listTests);
}

function suitesOf(suite: Suite): Suite[] {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? [task, ...suitesOf(task)] : []));
}

/** The suites that a test is in, outermost first. */
function chainOf(test: Test): Suite[] {
  const chain: Suite[] = [];
  for (let suite = test.suite; suite; suite = suite.suite) chain.unshift(suite);
  return [test.file, ...chain.filter((suite) => suite !== test.file)];
}
