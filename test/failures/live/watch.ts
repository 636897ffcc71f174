import type { Page } from 'puppeteer-core';
import { withCauseTexts } from '../../../src/core/diagnosis/texts.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import type { Report } from '../../../src/core/report/report.ts';
import type { Browser, Har, Panel } from '../../browser/harness/types.ts';
import { poll } from '../../browser/harness/wait.mjs';
import { openTab } from '../../browser/panel-reader.ts';
import { ask, tabOf } from '../../stacks/runner/ask.ts';
import { followTraffic } from '../../stacks/runner/traffic.ts';
import { type Score, score } from '../score.ts';
import type { Truth } from '../truth.ts';
import type { Lab } from './lab.ts';
import type { Scenario } from './scenario.ts';

/** What was told of a scenario that was watched in a browser. */
export interface Watched {
  score: Score;
  report: Report;
  /** The panel's overview tells the first cause. */
  shown: boolean;
  /** Of Chromium. */
  har?: Har;
}

/** What is learnt a moment after the last answer: bodies, and what the cookie store holds. */
const PATIENCE = 5_000;

/** Runs a scenario in a new tab without cookies, with the panel open, and scores what is told. */
export async function watch(browser: Browser, lab: Lab, scenario: Scenario, truth: Truth): Promise<Watched> {
  const site = await scenario.start({ plainPort: lab.ports.plain });
  lab.use(site);
  const page = await browser.newPage('about:blank');
  try {
    await forget(page);
    const panel = await browser.openPanel(page);
    const tabId = await tabOf(panel);
    const traffic = followTraffic(page);
    await site.drive(page);
    await traffic.reached(() => ask(panel, 'rows.list', { tabId, after: 0 }));
    const { report, scored } = await judge(panel, tabId, truth);
    const says = report.sites.flatMap(({ failures }) => failures)[0]?.causes[0]?.says ?? '';
    const shown = await isShown(panel, says);
    const har = browser.name === 'chromium' ? await browser.exportHar(page) : undefined;
    await panel.close();
    return { score: scored, report, shown, ...(har ? { har } : {}) };
  } finally {
    await page.close();
    lab.use(undefined);
    await site.close?.();
  }
}

/** Asks for the report until the answer is complete, or no more can come. */
async function judge(panel: Panel, tabId: number, truth: Truth): Promise<{ report: Report; scored: Score }> {
  let report = await ask(panel, 'report.get', { tabId });
  let scored = scoreReport(truth, report);
  await poll(
    'a complete answer',
    async () => {
      report = await ask(panel, 'report.get', { tabId });
      scored = scoreReport(truth, report);
      return scored.points === 2;
    },
    { timeout: PATIENCE },
  ).catch(() => {
    // It is scored as it is.
  });
  return { report, scored };
}

/** Scores the failures of all sites, with the rest of the report beside them. */
export function scoreReport(truth: Truth, report: Report): Score {
  const failures = report.sites.flatMap((site) => withCauseTexts(site.failures));
  return score(truth, failures, renderText(report, { width: 10_000 }));
}

async function isShown(panel: Panel, says: string): Promise<boolean> {
  await openTab(panel, 'overview');
  const words = "(document.querySelector('.failures')?.innerText ?? '').replace(/\\s+/g, ' ').toLowerCase()";
  const told = JSON.stringify(says.toLowerCase());
  return panel
    .waitFor<boolean>(`${told} !== '' && ${words}.includes(${told})`, { timeout: PATIENCE })
    .catch(() => false);
}

/** Cookies of the scenario before have no place in this one. */
async function forget(page: Page): Promise<void> {
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
}
