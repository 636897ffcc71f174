import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startDemo } from '../../scripts/demo/demo.mjs';
import { signInToSessionSite } from '../../scripts/demo/sign-in.mjs';
import { describeInBrowsers } from './browsers.ts';
import { openTab, readDetail, waitForVerdict } from './panel-reader.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

const FINDING = 'Cookie without SameSite';
const LISTED = `[...document.querySelectorAll('[role=option]')].some((option) => option.innerText.includes('${FINDING}'))`;

describeInBrowsers('what a person sets', (browser) => {
  test('a finding stays hidden when the background is started anew, and is shown again', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToSessionSite(page, demo.sessionUrl);
    await waitForVerdict(panel, 'Session cookie');
    await openTab(panel, 'findings');
    await readDetail(panel, FINDING);
    await panel.click('.hide .link');
    await panel.fill('form.hide input', 'a demo');
    await panel.click('form.hide [type=submit]');
    await panel.waitForText('Show 1 hidden finding');
    expect(await panel.evaluate(LISTED)).toBe(false);

    await browser().killBackground();
    await page.reload();
    await panel.waitForText('Show 1 hidden finding');
    expect(await panel.evaluate(LISTED)).toBe(false);

    await panel.click('.hidden-line');
    expect(await readDetail(panel, FINDING)).toContain('a demo');
    await panel.click('.hide .button');
    await panel.waitFor(`document.querySelector('.hidden-line') === null && ${LISTED}`);
    expect(await browser().consoleErrors()).toEqual([]);
  });

  test('the options open from the panel, and a change applies to what was recorded', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToSessionSite(page, demo.sessionUrl);
    await waitForVerdict(panel, 'Session cookie');
    await openTab(panel, 'findings');
    await panel.waitFor(LISTED);
    const rule = await panel.evaluate<string>(
      "[...document.querySelectorAll('.fact')].find((fact) => fact.innerText.startsWith('Rule')).querySelector('code').innerText",
    );

    await panel.click('[aria-label=Options]');
    const optionsTabs = () =>
      browser().evaluateInBackground<number>(async () => {
        const { tabs, runtime } = globalThis.chrome;
        const url = runtime.getURL('src/options/index.html');
        return (await tabs.query({})).filter((tab) => tab.url?.startsWith(url)).length;
      });
    await vi.waitFor(async () => expect(await optionsTabs()).toBe(1), { timeout: 20_000 });

    // The page's own write, without its mouse: the options page is not the harness's to drive in Firefox.
    await browser().evaluateInBackground(async (id: string) => {
      const settings = { thresholds: {}, rules: { [id]: 'off' }, hidden: [] };
      await globalThis.chrome.storage.local.set({ settings });
    }, rule);
    await panel.waitFor(`!document.querySelector('.detail')?.innerText.includes('${rule}')`);
    await browser().evaluateInBackground(() => globalThis.chrome.storage.local.clear());
    await panel.waitFor(LISTED);
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
