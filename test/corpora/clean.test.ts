import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLEAN, judgeClean } from './clean.ts';
import { reportOf, walk } from './seen.ts';
import { type Corpora, startCorpora } from './wire/servers.ts';

describe('servers that are set up right', () => {
  let corpora: Corpora;
  beforeAll(async () => {
    corpora = await startCorpora(Object.keys(CLEAN));
  });
  afterAll(() => corpora?.stop());

  test.each(Object.keys(CLEAN))('%s gives no error and no warning', async (name) => {
    const { stack, origin } = await corpora.serve(name);
    const report = reportOf(await walk(corpora, name));
    expect(judgeClean(name, report)).toEqual([]);
    // Set up otherwise than where strategies are judged: the verdict must hold here too.
    const own = report.sites.find(({ origins }) => origins.includes(origin));
    expect(stack.truth.strategy).toContain(own?.strategy.id);
  });
});
