import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { version } from './build/manifest.ts';

const slow = [
  'test/browser/**',
  'test/stacks/**',
  'test/vectors/**',
  'test/bench/**',
  'test/corpora/**',
  'test/failures/live/**',
  'test/flows/**',
];
const shared = {
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

/** Nothing in these keeps state between files, so one process may run many: most files are small and would only pay for a start. */
const together = { pool: 'forks' as const, isolate: false, testTimeout: 60_000 };

/** Builds everything twice. */
const archives = 'test/repo/archives.test.ts';

const background = new URL('test/background/', import.meta.url);
/** These put modules, or a browser's API of their own, in place, each a different one. */
const apart = [
  'test/platform/**/*.test.ts',
  ...readdirSync(background)
    .filter((name) => name.endsWith('.test.ts') && readFileSync(new URL(name, background), 'utf8').includes('vi.mock('))
    .map((name) => `test/background/${name}`),
];

/** A project that starts real programs, and mostly waits for them: two files at a time, with time for it. */
function real(name: string, minutes: number, folder = name, maxWorkers = 2) {
  return {
    ...shared,
    test: {
      name,
      include: [`test/${folder}/**/*.test.{ts,tsx}`],
      maxWorkers,
      sequence: { groupOrder: maxWorkers },
      testTimeout: minutes * 60_000,
      hookTimeout: minutes * 60_000,
    },
  };
}

/** What takes longest, and is not to be begun last; what each file took is not known in a fresh clone. */
const LONG = [
  ...['stacks/core-chromium', 'stacks/core-firefox', 'browser/secrets', 'failures/live', 'corpora/'],
  ...['core/report/hostile', 'background/three-ways', 'core/http/hostile', 'repo/cli'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = LONG.findIndex((part) => moduleId.includes(`/test/${part}`));
      return rank === -1 ? LONG.length : rank;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

export default defineConfig({
  test: {
    // By default one less than there are; of two, both are needed.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          ...together,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...slow, ...apart, 'test/repo/**'],
          setupFiles: ['test/core/rules/fired.setup.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'unit-apart',
          include: apart,
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...together,
          name: 'repo',
          include: ['test/repo/**/*.test.ts'],
          exclude: [archives],
          hookTimeout: 60_000,
        },
      },
      { ...shared, test: { name: 'archives', include: [archives], testTimeout: 180_000 } },
      real('browser', 3),
      real('stacks', 10),
      real('corpora', 10),
      real('failures', 3, 'failures/live'),
      real('flows', 3),
      { ...shared, test: { name: 'vectors', include: ['test/vectors/**/*.test.ts'], testTimeout: 120_000 } },
      real('bench', 10, 'bench', 1),
    ],
  },
});
