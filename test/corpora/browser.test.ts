import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report/report.ts';
import { extensionDir } from '../browser/browsers.ts';
import { launch } from '../browser/harness/launch.mjs';
import type { Browser } from '../browser/harness/types.ts';
import { poll } from '../browser/harness/wait.mjs';
import { ask, tabOf } from '../stacks/runner/ask.ts';
import { followTraffic } from '../stacks/runner/traffic.ts';
import { CLEAN, judgeClean } from './clean.ts';
import { mistakes } from './mistakes/all.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { apply, findingsOf } from './seen.ts';
import { judgeMistake, type Verdict, verdictTable } from './verdict.ts';
import { type Corpora, startCorpora } from './wire/servers.ts';

/** Mistakes that the browser itself has a part in: what it refuses, hides or sends. `WATCHWORD_CORPORA=all` takes all that need no page of their own. */
const IN_BROWSER = [
  'session cookie without Secure',
  'session cookie without HttpOnly',
  'SameSite=None without Secure',
  'session cookie for all subdomains',
  'Domain of the server behind the proxy',
  '__Host- cookie for a path',
  'prefix in small letters',
  'two session cookies of one name',
  'session cookie in a response for shared caches',
  'no Strict-Transport-Security',
  'alg none',
  'exp in milliseconds',
  'session token for a year',
  'backend without PKCE and state',
  'answer with another state',
  'session ID kept at the login',
  'redirect that repeats the password',
];
const chosen = mistakes.filter(
  ({ name, journey, extra }) =>
    !journey && !extra && (process.env.WATCHWORD_CORPORA === 'all' || IN_BROWSER.includes(name)),
);

describe('the built extension in Chromium', () => {
  const verdicts: Verdict[] = [];
  let corpora: Corpora;
  let browser: Browser;
  beforeAll(async () => {
    corpora = await startCorpora(Object.keys(CLEAN));
    browser = await launch({
      browser: 'chromium',
      extensionDir: extensionDir('chromium'),
      args: [
        `--ignore-certificate-errors-spki-list=${corpora.certificate.spki}`,
        `--host-resolver-rules=MAP *.example 127.0.0.1:${corpora.proxy.ports.https}`,
      ],
    });
  });
  afterAll(async () => {
    console.log(verdictTable(verdicts));
    await browser?.close();
    await corpora?.stop();
  });

  /** Signs in, uses the server and signs out, in a new tab without cookies; gives the report once `isDone` says so. */
  async function watch(name: string, mistake?: Mistake, isDone: (report: Report) => boolean = () => true) {
    const served = await corpora.serve(name);
    apply(served, mistake);
    const { stack, origin: url } = served;
    const page = await browser.newPage('about:blank');
    const context = page.browserContext();
    await context.deleteCookie(...(await context.cookies()));
    // A page that the mistake before let caches keep would come without its cookies.
    const session = await page.createCDPSession();
    await session.send('Network.clearBrowserCache');
    await session.detach();
    const panel = await browser.openPanel(page);
    const tabId = await tabOf(panel);
    const traffic = followTraffic(page);
    const site = { url, ports: {} };
    if (stack.httpCredentials) await page.authenticate(stack.httpCredentials);
    await stack.login(page, site);
    await stack.use(page, site);
    await stack.logout?.(page, site);
    await traffic.reached(() => ask(panel, 'rows.list', { tabId, after: 0 }));
    let report = await ask(panel, 'report.get', { tabId });
    await poll('the report to be complete', async () => {
      report = await ask(panel, 'report.get', { tabId });
      return isDone(report);
    }).catch(() => undefined);
    await panel.close();
    await page.close();
    return report;
  }

  test.each(Object.keys(CLEAN))('%s gives no error and no warning', async (name) => {
    const report = await watch(name);
    expect(report.source.exchanges).toBeGreaterThan(5);
    expect(judgeClean(name, report)).toEqual([]);
  });

  test.each(chosen)('$name ($server): $rule', async (mistake) => {
    const isFound = (report: Report) => findingsOf(report).some(({ rule }) => rule === mistake.rule);
    const verdict = judgeMistake(mistake, findingsOf(await watch(mistake.server, mistake, isFound)));
    verdicts.push(verdict);
    expect(verdict.alarms).toEqual([]);
    expect(verdict.found).toBe(true);
  });

  test('the extension logged no error', async () => {
    expect(await browser.consoleErrors()).toEqual([]);
  });
});
