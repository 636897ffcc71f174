import { expect, it } from 'vitest';
import { listFiles, readText, withoutComments } from './files.ts';

/** Words that are true only of the browser in front of the reader; what the core says is read in reports of files too. */
const HERE = /\b(?:this|your) (?:browser|computer|machine|device|tab|laptop)\b/i;

it('speaks of no browser “here” in anything a report of a file may say', () => {
  const files = [...listFiles('src/core', /\.ts$/), 'src/core/rules/texts.json', 'src/ui/words.ts'];
  const lines = files.flatMap((file) =>
    withoutComments(readText(file))
      .split('\n')
      .filter((line) => HERE.test(line))
      .map((line) => `${file}: ${line.trim().slice(0, 120)}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(lines).toEqual([]);
});
