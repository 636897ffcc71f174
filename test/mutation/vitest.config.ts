import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { version } from '../../build/manifest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.WATCHWORD_MUTATION ?? '';
const sources: Record<string, string> = JSON.parse(readFileSync(path.join(folder, 'sources.json'), 'utf8'));

/** The shortest test files first: they are about one script and quick, and what they notice need not be tried on those that run everything. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return [...files].sort((one, other) => sizeOf(one) - sizeOf(other));
  }
}

/** The tests of a slice over its source with all mutants in it. Only `npm run mutate` uses it. */
export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'watchword:mutants',
      enforce: 'pre',
      load: (id) =>
        sources[
          path
            .relative(root, id.split('?', 1)[0] as string)
            .split(path.sep)
            .join('/')
        ],
    },
  ],
  test: {
    include: (process.env.WATCHWORD_MUTATION_TESTS ?? '').split(','),
    runner: 'test/mutation/runner.ts',
    setupFiles: ['test/mutation/setup.ts'],
    sequence: { sequencer: ShortestFirst },
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 20_000,
  },
});
