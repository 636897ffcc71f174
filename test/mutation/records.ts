import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What was found about the mutants of a slice, in files, as each test file has a process of its own. */
export interface Records {
  /** False for a mutant that was noticed, or that this test file has been tried on. */
  isOpen(mutant: string): boolean;
  /** True for a mutant that no other test file is nearer to, by imports. */
  isNearest(mutant: string): boolean;
  /** True for a mutant of a module that remembers what it was asked before the mutant was turned on. */
  isHidden(mutant: string): boolean;
  /** Says which mutant is tried now, so that one that never ends is known. */
  begin(mutant: string): void;
  /** Says that no mutant is tried now. */
  rest(): void;
  notice(mutant: string, by: string): void;
  /** The test file did not notice it. */
  pass(mutant: string): void;
  /** What the test file comes by, and how long its tests take, in milliseconds. */
  covers(mutants: readonly string[], took: number): void;
  /** The test file has been tried on all that it can be tried on in this round. */
  finish(round: string): void;
  /** A test that fails without any mutant says nothing of those. */
  leaveOut(test: string): void;
  /** Makes the whole run worthless. */
  fail(reason: string): void;
}

/** Records for one test file in the folder of the run. */
export function openRecords(folder: string, testFile: string): Records {
  const file = path.join(folder, 'results.jsonl');
  const closed = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { noticed, passed, of } = JSON.parse(line) as { noticed?: string; passed?: string; of?: string };
    if (noticed !== undefined) closed.add(noticed);
    if (passed !== undefined && of === testFile) closed.add(passed);
  }
  const nearest: Record<string, string[]> = JSON.parse(readFileSync(path.join(folder, 'nearest.json'), 'utf8'));
  const hidden = new Set<string>(JSON.parse(readFileSync(path.join(folder, 'remembered.json'), 'utf8')));
  const write = (record: object) => appendFileSync(file, `${JSON.stringify(record)}\n`);
  return {
    isOpen: (mutant) => !closed.has(mutant),
    isNearest: (mutant) => nearest[mutant]?.includes(testFile) ?? false,
    isHidden: (mutant) => hidden.has(mutant),
    begin: (mutant) => writeFileSync(path.join(folder, 'current'), mutant),
    rest: () => rmSync(path.join(folder, 'current'), { force: true }),
    notice(mutant, by) {
      closed.add(mutant);
      write({ noticed: mutant, by });
    },
    pass(mutant) {
      closed.add(mutant);
      write({ passed: mutant, of: testFile });
    },
    covers: (mutants, took) => write({ of: testFile, covers: mutants, took }),
    finish: (round) => write({ finished: testFile, round }),
    leaveOut: (test) => write({ leftOut: test }),
    fail: (reason) => write({ failed: reason }),
  };
}
