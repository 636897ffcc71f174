import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allCases, type Case } from './cases.ts';
import { attemptsIn } from './harness.ts';
import { tellAttempts } from './tell.ts';

/** What has to be told of each case; of those in which one thing was changed, what is told otherwise than of the good one. */
const told = new Map<string, string[]>();
for (const section of readFileSync(new URL('told.txt', import.meta.url), 'utf8')
  .split(/^# /m)
  .slice(1)) {
  const [name = '', ...lines] = section.trimEnd().split('\n');
  told.set(name, lines);
}

/** What is told of a good one, which many are held against. */
const usualOf = new Map<string, Set<string>>();

function tell({ name, exchanges, good }: Case): string[] {
  const flow = name.split(':', 1)[0] as string;
  const usual = usualOf.get(flow) ?? new Set(good ? tellAttempts(attemptsIn(good())) : []);
  if (good) usualOf.set(flow, usual);
  return tellAttempts(attemptsIn(exchanges())).filter((line) => !usual.has(line));
}

it.each(allCases)('tells step by step: $name', (one) => {
  expect(tell(one)).toEqual(told.get(one.name));
});

it('has nothing to tell of cases that are not there', () => {
  expect([...told.keys()]).toEqual(allCases.map(({ name }) => name));
});
