import { existsSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { runsOf } from './fired.ts';

/** Whether every test of the file was to be run: of a part nothing can be said. */
function isWhole(suite: { tasks: readonly { mode: string; tasks?: readonly never[] }[] }): boolean {
  return suite.tasks.every(
    (task) => task.mode === 'run' && (task.tasks === undefined || isWhole({ tasks: task.tasks })),
  );
}

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures off the first parameter
afterAll(({}, suite) => {
  const file = expect.getState().testPath ?? '';
  const rule = /[/\\]test[/\\]core[/\\]rules[/\\]([a-z0-9-]+)\.test\.ts$/.exec(file)?.[1];
  if (rule === undefined || !existsSync(`src/core/rules/${rule}.ts`) || !isWhole(suite as never)) return;
  const { fired, silent } = runsOf(file, rule);
  // A test that only ever sees a rule fire, or only ever sees it silent, passes a rule that does nothing else.
  expect(fired, `${rule}.test.ts never sees ${rule} fire: use its bad examples, expect(tell(meta))`).toBeGreaterThan(0);
  expect(silent, `${rule}.test.ts never sees ${rule} silent`).toBeGreaterThan(0);
});
