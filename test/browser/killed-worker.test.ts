import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoUser, startDemo } from '../../scripts/demo/demo.mjs';
import { signInToJwtSite, signInToSessionSite } from '../../scripts/demo/sign-in.mjs';
import { describeInBrowsers } from './browsers.ts';
import { poll } from './harness/wait.mjs';
import { openTab, readCredentials, readRequests, waitForVerdict } from './panel-reader.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

describeInBrowsers('a background killed between the login and the next request', (browser) => {
  test('loses nothing, and the open panel shows the new request', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToSessionSite(page, demo.sessionUrl);
    await waitForVerdict(panel, 'Session cookie');
    await openTab(panel, 'requests');
    await panel.waitForText('/orders');
    const before = await readRequests(panel);
    expect(before.some((request) => request.startsWith('POST /login'))).toBe(true);

    await browser().killBackground();
    await page.goto(`${demo.sessionUrl}/account?after=kill`);
    const live = await poll(
      'the new request in the open panel',
      async () => {
        const now = await readRequests(panel);
        return now.includes('GET /account?after=kill 200') ? now : undefined;
      },
      { instead: async () => (await readRequests(panel)).join(', ') },
    );
    expect(live.slice(0, before.length)).toEqual(before);

    // What the panel itself remembers is gone with it: a new one has only what the background kept.
    await browser().killBackground();
    await panel.close();
    const next = await browser().openPanel(page);
    await waitForVerdict(next, 'Session cookie');
    await openTab(next, 'requests');
    await next.waitForText('after=kill');
    // Chromium loads the document once more when DevTools open.
    expect((await readRequests(next)).slice(0, live.length)).toEqual(live);
    expect(await browser().consoleErrors()).toEqual([]);
  });

  test('knows the same token again', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToJwtSite(page, demo.jwtUrl);
    await waitForVerdict(panel, 'JWT bearer token');
    await openTab(panel, 'requests');
    await panel.waitForText('/api/orders');
    const before = await readRequests(panel);

    await browser().killBackground();
    await page.click('#again');
    await panel.waitFor(`document.querySelectorAll('[role=option] .request-row').length === ${before.length + 1}`);
    await waitForVerdict(panel, 'JWT bearer token');
    const [token] = await readCredentials(panel, 1);
    expect(token).toContain(demoUser.sub);
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
