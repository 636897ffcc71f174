import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteReport } from '../../../src/core/report/report.ts';
import type { StrategyId } from '../../../src/core/strategy/strategy.ts';
import { extensionDir } from '../../browser/browsers.ts';
import { launch } from '../../browser/harness/launch.mjs';
import type { Browser, BrowserName } from '../../browser/harness/types.ts';
import { confusionTable, reliabilityTable, type Verdict } from '../../labelled/tables.ts';
import type { Stack } from '../harness/stack.mjs';
import { startStack } from '../harness/start.mjs';
import { harVariants } from './har-variants.ts';
import { judge, judgeLive, judgeRecording } from './judge.ts';
import { observe } from './observe.ts';
import { scan } from './scan.ts';
import { loadStack } from './stacks.ts';
import { listExchanges, tell } from './story.ts';

const NOBODY: StrategyId[] = ['none', 'unknown'];

/** Every server in one browser: live, and in Chromium from its HAR; then the tables of all verdicts. */
export function describeStacks(stacks: readonly Stack[], name: BrowserName): void {
  describe(`real servers in ${name}`, () => {
    const verdicts: Verdict[] = [];
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch({ browser: name, extensionDir: extensionDir(name) });
    });
    afterAll(() => browser?.close());

    const note = (title: string, strategies: readonly string[], report: SiteReport | undefined) => {
      if (!report) return;
      const labelled = {
        name: title,
        site: report.site,
        strategies: strategies as StrategyId[],
        logins: [],
        exchanges: [],
      };
      verdicts.push({ labelled, strategy: report.strategy, logins: report.logins, shape: report.shape });
    };

    test.each(stacks)('$name', async (stack) => {
      const { site, stop } = await startStack(stack, loadStack);
      try {
        const seen = await observe(browser, stack, site);
        note(`${stack.name}, signed in`, stack.truth.strategy, seen.signedIn);
        note(`${stack.name}, before the login`, NOBODY, seen.before);
        note(`${stack.name}, a new tab after the logout`, NOBODY, seen.afresh);
        const wrong = judgeLive(seen, stack.truth);
        let fromHar: SiteReport | undefined;
        if (seen.har && 'error' in seen.har) wrong.push(seen.har.error);
        else if (seen.har) {
          const { sites } = await scan(seen.har, stack.name);
          fromHar = sites.find((one) => one.site === new URL(site.url).hostname);
          note(`${stack.name}, from its HAR`, stack.truth.strategy, fromHar);
          wrong.push(...judge('from the HAR', fromHar, stack.truth));
          const { har } = seen;
          const variants = await Promise.all(
            Object.entries(harVariants).map(
              async ([title, write]) => [title, await scan(write(har), `${stack.name}, ${title}`)] as const,
            ),
          );
          for (const [title, { sites: others }] of variants) {
            const one = others.find((other) => other.site === new URL(site.url).hostname);
            note(`${stack.name}, from its HAR ${title}`, stack.truth.strategy, one);
            wrong.push(...judgeRecording(`from the HAR ${title}`, one, stack.truth));
          }
        }
        const story = [
          tell('before the login', seen.before),
          tell('signed in', seen.signedIn),
          tell('after the logout', seen.after),
          tell('a new tab after the logout', seen.afresh),
          tell('from the HAR', fromHar),
          listExchanges(seen.rows),
        ];
        expect(wrong, `${wrong.join('\n')}\n\n${story.join('\n')}\n`).toEqual([]);
      } finally {
        await stop();
      }
    });

    test('confidence is calibrated: no wrong verdict at 0.9 and more', () => {
      console.log(`${name}\n${confusionTable(verdicts)}\n\n${reliabilityTable(verdicts)}`);
      const wrong = verdicts.filter(
        ({ labelled, strategy }) => strategy.confidence >= 0.9 && !labelled.strategies.includes(strategy.id),
      );
      expect(wrong.map(({ labelled, strategy }) => `${labelled.name}: ${strategy.id} ${strategy.confidence}`)).toEqual(
        [],
      );
    });

    test('the extension logged no error', async () => {
      const errors = await browser.consoleErrors();
      // Firefox itself complains when a page goes while DevTools still asks for one of its bodies.
      expect(errors.filter(({ url }) => !url.startsWith('chrome://browser/'))).toEqual([]);
    });
  });
}
