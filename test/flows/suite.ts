import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withCauseTexts } from '../../src/core/diagnosis/texts.ts';
import type { Report, SiteReport } from '../../src/core/report/report.ts';
import { extensionDir } from '../browser/browsers.ts';
import { launch } from '../browser/harness/launch.mjs';
import type { Browser, BrowserName, Panel } from '../browser/harness/types.ts';
import { poll } from '../browser/harness/wait.mjs';
import { type Lab, reach, startLab } from '../failures/live/lab.ts';
import { ask, tabOf } from '../stacks/runner/ask.ts';
import { scan } from '../stacks/runner/scan.ts';
import { followTraffic } from '../stacks/runner/traffic.ts';
import type { AttemptTruth, Flow } from './flow.ts';
import { harOf } from './har.ts';
import { readSignIn, type ShownAttempt, showAttempt } from './read-sign-in.ts';

/** What was told in the last run. */
const folder = path.join(import.meta.dirname, '..', '..', 'artifacts', 'flows');

type FromHar = ReturnType<typeof showAttempt>;

/** Every flow in one browser, as its panel tells it and as the HAR of the same run does; then the table. */
export function describeFlows(flows: readonly Flow[], name: BrowserName): void {
  describe(`flows in ${name}`, () => {
    const rows: string[] = [];
    let browser: Browser;
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab(flows.flatMap(({ hosts }) => hosts));
      browser = await launch({
        browser: name,
        extensionDir: extensionDir(name),
        ...reach(lab),
        // A person who wants a HAR of a sign-in tells the network monitor to keep what was before each page.
        preferences: { 'devtools.netmonitor.persistlog': true },
      });
    });
    afterAll(async () => {
      console.log([name, ...rows].join('\n'));
      await browser?.close();
      await lab?.close();
    });

    const possible = flows.filter(({ only }) => only === undefined || only.browser === name);
    test.each(possible)('$name', async (flow) => {
      const { shown, fromHar, failures } = await watch(browser, lab, flow);
      const all = JSON.stringify({ shown, fromHar, failures }, undefined, 1);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${flow.name}.${name}.json`), all);
      rows.push(rowOf(flow, shown, fromHar, failures));
      expect(
        shown.map(({ title, outcome }) => [title, outcome]),
        all,
      ).toEqual(flow.attempts.map(({ title, outcome }) => [title, outcome]));
      expect(fromHar, all).toHaveLength(flow.attempts.length);
      for (const [index, truth] of flow.attempts.entries()) {
        judge(shown[index], truth, truth.steps, all);
        const inHar = truth.steps.filter((step) => !truth.notInHar?.includes(step));
        judge(fromHar[index], truth, inHar, all);
      }
      expect(failures, all).toEqual([]);
    });

    test('the extension logged no error', async () => {
      const errors = await browser.consoleErrors();
      // Firefox itself complains when a page goes while DevTools still asks for one of its bodies.
      expect(errors.filter(({ url }) => !url.startsWith('chrome://browser/'))).toEqual([]);
    });
  });
}

function judge(one: FromHar | undefined, truth: AttemptTruth, steps: readonly string[], all: string): void {
  expect(one?.title, all).toBe(truth.title);
  expect(
    one?.steps.map(({ name }) => name),
    all,
  ).toEqual(steps);
  for (const [step, values] of Object.entries(truth.values ?? {})) {
    if (!steps.includes(step)) continue;
    const found = one?.steps.find(({ name }) => name === step)?.values;
    const wanted = Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : expect.stringMatching(value),
    ]);
    expect(found, `${step}: ${all}`).toMatchObject(Object.fromEntries(wanted));
  }
  expect(one?.checks, all).toEqual(checksOf(truth));
}

/** Runs a flow in a new tab without cookies, with the panel open, and reads what is told. */
async function watch(browser: Browser, lab: Lab, flow: Flow) {
  const site = await flow.start({ plainPort: lab.ports.plain });
  lab.use(site);
  const page = await browser.newPage('about:blank');
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
  try {
    const panel = await browser.openPanel(page);
    const tabId = await tabOf(panel);
    const traffic = followTraffic(page);
    await site.drive(page);
    await traffic.reached(() => ask(panel, 'rows.list', { tabId, after: 0 }));
    const shown = await readAll(panel, flow);
    const live = await ask(panel, 'report.get', { tabId });
    const har = await scan(await harOf(browser, panel, page), `${flow.name}.${browser.name}`);
    await panel.close();
    const fromHar = siteOf(har, flow)?.attempts.map(showAttempt) ?? [];
    return { shown, fromHar, failures: [...failuresOf(live, 'live'), ...failuresOf(har, 'HAR')] };
  } finally {
    await page.close();
    lab.use(undefined);
    await site.close?.();
  }
}

/** What is learnt a moment after the last answer: bodies, and what the cookie store holds. */
const PATIENCE = 10_000;

/** Reads the tab until it tells as much as it has to, or no more can come. */
async function readAll(panel: Panel, { attempts }: Flow): Promise<ShownAttempt[]> {
  let shown: ShownAttempt[] = [];
  const isComplete = (one: ShownAttempt, truth: AttemptTruth | undefined) =>
    truth !== undefined && one.steps.length >= truth.steps.length && one.checks.length >= checksOf(truth).length;
  await poll(
    'the Sign-in tab to be complete',
    async () => {
      shown = await readSignIn(panel);
      return shown.length >= attempts.length && shown.every((one, index) => isComplete(one, attempts[index]));
    },
    { timeout: PATIENCE },
  ).catch(() => {
    // It is judged as it is.
  });
  return shown;
}

function checksOf({ ok, unseen = [] }: AttemptTruth): string[] {
  return [...ok.map((text) => `ok: ${text}`), ...unseen.map((text) => `unseen: ${text}`)].sort();
}

function siteOf(report: Report, { hosts }: Flow): SiteReport | undefined {
  return report.sites.find(({ site }) => hosts[0] === site || hosts[0].endsWith(`.${site}`));
}

/** Of all sites: a flow that went right has none. */
function failuresOf({ sites }: Report, source: string): string[] {
  return sites.flatMap(({ failures }) => withCauseTexts(failures)).map(({ summary }) => `${source}: ${summary}`);
}

function rowOf(
  { name }: Flow,
  shown: readonly ShownAttempt[],
  fromHar: readonly FromHar[],
  failures: string[],
): string {
  const count = (attempts: readonly FromHar[]) => {
    const steps = attempts.flatMap((one) => one.steps);
    const checks = attempts.flatMap((one) => one.checks);
    const values = steps.reduce((sum, step) => sum + Object.keys(step.values).length, 0);
    const of = (result: string) => checks.filter((check) => check.startsWith(result)).length;
    return `${attempts.length} attempts, ${steps.length} steps, ${values} parameters, ${of('ok')} checks in order, ${of('broken')} broken, ${of('unseen')} unseen`;
  };
  return `${name.padEnd(16)} panel: ${count(shown)}   HAR: ${count(fromHar)}   ${failures.length} failures told`;
}
