import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { version } from '../../build/manifest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env.WATCHWORD_MUTATION ?? '';
const sources: Record<string, string> = JSON.parse(readFileSync(path.join(folder, 'sources.json'), 'utf8'));

const tests = (process.env.WATCHWORD_MUTATION_TESTS ?? '').split(',');

/** In the order given: the quickest first, so that what they notice need not be tried on those that run everything. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => tests.indexOf(toName(moduleId));
    return [...files].sort((one, other) => placeOf(one) - placeOf(other));
  }
}

/** A file as its path from the top. */
function toName(file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

/** The tests of a slice over its source with all mutants in it. Only `npm run mutate` uses it. */
export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      name: 'watchword:mutants',
      enforce: 'pre',
      load: (id) => sources[toName(id.split('?', 1)[0] as string)],
    },
  ],
  test: {
    include: tests,
    runner: 'test/mutation/runner.ts',
    setupFiles: ['test/mutation/setup.ts'],
    sequence: { sequencer: QuickestFirst },
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 20_000,
  },
});
