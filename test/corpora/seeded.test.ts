import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mistakes } from './mistakes/all.ts';
import { findingsOf, reportOf, walk } from './seen.ts';
import { judgeMistake, type Verdict, verdictTable } from './verdict.ts';
import { type Corpora, startCorpora } from './wire/servers.ts';

describe('one mistake at a time', () => {
  const verdicts: Verdict[] = [];
  let corpora: Corpora;
  beforeAll(async () => {
    corpora = await startCorpora([...new Set(mistakes.map(({ server }) => server))]);
  });
  afterAll(async () => {
    console.log(verdictTable(verdicts));
    await corpora?.stop();
  });

  test.each(mistakes)('$name ($server): $rule', async (mistake) => {
    const verdict = judgeMistake(mistake, findingsOf(reportOf(await walk(corpora, mistake.server, mistake))));
    verdicts.push(verdict);
    expect(verdict.alarms).toEqual([]);
    expect(verdict.found).toBe(true);
  });
});
