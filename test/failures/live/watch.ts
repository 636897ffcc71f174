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
  /** The first cause of the report, and what the panel's overview tells in its place. */
  shown: { says: string; overview: string };
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
    const shown = await readShown(panel, tabId);
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

/**
 * What the overview tells, once it is what the report tells. That is asked anew each time: a body that is read late may give a cause other
 * words.
 */
async function readShown(panel: Panel, tabId: number): Promise<Watched['shown']> {
  await openTab(panel, 'overview');
  const shown = { says: '', overview: '' };
  await poll(
    'the overview to tell the first cause',
    async () => {
      const { sites } = await ask(panel, 'report.get', { tabId });
      shown.says = plain(sites.flatMap(({ failures }) => failures)[0]?.causes[0]?.says ?? '');
      shown.overview = plain(await panel.evaluate<string>("document.querySelector('.failures')?.innerText ?? ''"));
      return shown.says !== '' && shown.overview.includes(shown.says);
    },
    { timeout: PATIENCE },
  ).catch(() => {
    // It is judged as it is.
  });
  return shown;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}

/** Cookies of the scenario before have no place in this one. */
async function forget(page: Page): Promise<void> {
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
}
