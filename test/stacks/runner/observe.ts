import type { Page } from 'puppeteer-core';
import type { ExchangeRow } from '../../../src/core/capture/row.ts';
import type { SiteReport } from '../../../src/core/report/report.ts';
import type { Browser, Har } from '../../browser/harness/types.ts';
import { readVerdict } from '../../browser/panel-reader.ts';
import type { Site, Stack } from '../harness/stack.mjs';
import { ask, newestTab, tabOf } from './ask.ts';
import { followTraffic } from './traffic.ts';

/** What the extension said of one server, from before the login to after the logout. */
export interface Observation {
  /** The first page, before anybody signed in; absent where the first request already asks for a password. */
  before?: SiteReport | undefined;
  signedIn: SiteReport;
  /** The verdict that the panel itself shows. */
  shown: string;
  after?: SiteReport | undefined;
  /** The first page again, in a new tab, after the logout. */
  afresh?: SiteReport | undefined;
  rows: ExchangeRow[];
  /** Everything up to and with the logout, or why it could not be had; Chromium only. */
  har?: Har | { error: string };
}

/** Signs in, uses the server and signs out, in a new tab without cookies, with the panel open. */
export async function observe(browser: Browser, stack: Stack, site: Site): Promise<Observation> {
  const page = await browser.newPage('about:blank');
  await forget(page);
  const panel = await browser.openPanel(page);
  const tabId = await tabOf(panel);
  const first = site.url + (stack.firstPage ?? '/');
  const listRows = (tab: number) => () => ask(panel, 'rows.list', { tabId: tab, after: 0 });
  const report = async (tab: number, traffic = followed) => {
    await traffic.reached(listRows(tab));
    const { sites } = await ask(panel, 'report.get', { tabId: tab });
    return sites.find((one) => one.site === new URL(site.url).hostname);
  };
  const followed = followTraffic(page);

  let before: SiteReport | undefined;
  if (stack.httpCredentials) await page.authenticate(stack.httpCredentials);
  else {
    await page.goto(first);
    before = await report(tabId);
  }
  await stack.login(page, site);
  await stack.use(page, site);
  const signedIn = await report(tabId);
  if (!signedIn) throw new Error('The report says nothing of the site');
  const shown = await readVerdict(panel);

  let after: SiteReport | undefined;
  let afresh: SiteReport | undefined;
  if (stack.logout) {
    await stack.logout(page, site);
    after = await report(tabId);
    const next = await browser.newPage();
    const tab = await newestTab(browser);
    const traffic = followTraffic(next);
    await next.goto(first);
    afresh = await report(tab, traffic);
    await next.close();
  }
  const rows = await listRows(tabId)();
  const observation = { before, signedIn, shown, after, afresh, rows };
  const har =
    browser.name === 'chromium'
      ? await browser.exportHar(page).catch((error: unknown) => ({ error: String(error) }))
      : undefined;
  await panel.close();
  await page.close();
  return har ? { ...observation, har } : observation;
}

/** Cookies know no ports, so those of the server before would go to the next one. */
async function forget(page: Page): Promise<void> {
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
}
