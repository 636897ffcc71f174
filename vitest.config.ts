import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { version } from './build/manifest.ts';

const slow = [
  'test/browser/**',
  'test/stacks/**',
  'test/vectors/**',
  'test/bench/**',
  'test/corpora/**',
  'test/failures/live/**',
];
const shared = {
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

/** Nothing in these keeps state between files, so one thread may run many: most files are small and would only pay for a start. */
const quick = { pool: 'threads' as const, isolate: false, testTimeout: 60_000 };

/** Builds everything twice. */
const archives = 'test/repo/archives.test.ts';

/** These put a browser's API of their own in place, each a different one. */
const apart = ['test/background/**', 'test/platform/**'];

/** These count processor time, which is that of all threads of a process. */
const timed = [
  'test/core/http/secrets/secret-names.test.ts',
  'test/core/http/error-answer.test.ts',
  'test/core/http/hostile.test.ts',
  'test/core/http/linear.test.ts',
  'test/core/http/remote-call.test.ts',
  'test/core/report/hostile.test.ts',
  'test/core/credential/reader.test.ts',
  'test/core/credential/may-hold-token.test.ts',
];

/** A project that starts real programs: one file after the other, with time for it. */
function serial(name: string, minutes: number, folder = name) {
  return {
    ...shared,
    test: {
      name,
      include: [`test/${folder}/**/*.test.{ts,tsx}`],
      fileParallelism: false,
      testTimeout: minutes * 60_000,
      hookTimeout: minutes * 60_000,
    },
  };
}

export default defineConfig({
  test: {
    // By default one less than there are; of two, both are needed.
    maxWorkers: availableParallelism(),
    projects: [
      {
        ...shared,
        test: {
          ...quick,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...slow, ...apart, ...timed, 'test/repo/**'],
          setupFiles: ['test/core/rules/fired.setup.ts'],
        },
      },
      {
        ...shared,
        test: {
          name: 'unit-apart',
          include: [...apart.map((folder) => `${folder}/*.test.ts`), ...timed],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...quick,
          name: 'repo',
          include: ['test/repo/**/*.test.ts'],
          exclude: [archives],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { ...shared, test: { name: 'archives', include: [archives], testTimeout: 180_000 } },
      serial('browser', 3),
      serial('stacks', 10),
      serial('corpora', 10),
      serial('failures', 3, 'failures/live'),
      { ...shared, test: { name: 'vectors', include: ['test/vectors/**/*.test.ts'], testTimeout: 120_000 } },
      serial('bench', 10),
    ],
  },
});
