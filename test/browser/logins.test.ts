import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoUser, startDemo } from '../../scripts/demo/demo.mjs';
import { signInToJwtSite, signInToSessionSite } from '../../scripts/demo/sign-in.mjs';
import { describeInBrowsers } from './browsers.ts';
import { openTab, readCredentials, readDetail, readVerdict, waitForVerdict } from './panel-reader.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

describeInBrowsers('a login seen by the panel and the popup', (browser) => {
  test('by a session cookie', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToSessionSite(page, demo.sessionUrl);

    await waitForVerdict(panel, 'Session cookie');
    const overview = await panel.waitForText('Cookie without SameSite');
    expect(overview).toMatch(/^Stateful$/m);
    expect(overview).toContain('Login form');
    expect(overview).toContain('connect.sid');

    await openTab(panel, 'cookies');
    const row = await panel.waitFor<string>("document.querySelector('.cookie-row.matters')?.innerText");
    expect(row.split(/\s*\n\s*/)).toEqual(expect.arrayContaining(['connect.sid', 'Session', 'HttpOnly', 'not set']));
    const detail = await readDetail(panel, 'connect.sid', ['The browser keeps']);
    expect(detail).toMatch(/^Secure\s+no\s+no$/m);
    expect(detail).toMatch(/^HttpOnly\s+yes\s+yes$/m);
    expect(detail).toMatch(/^SameSite\s+not set\s/m);

    await openTab(panel, 'findings');
    expect(await readDetail(panel, 'Cookie without SameSite')).toContain('"connect.sid" is set without SameSite');
    expect(await panel.text()).not.toContain('without HttpOnly');

    const popup = await browser().openPopup(page);
    await popup.waitForText('1 session cookie');
    expect(await readVerdict(popup)).toBe('Session cookie');
    await popup.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });

  test('by a bearer JWT', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await signInToJwtSite(page, demo.jwtUrl);

    await waitForVerdict(panel, 'JWT bearer token');
    const overview = await panel.waitForText('Access token lives long');
    expect(overview).toMatch(/^Stateless$/m);
    expect(overview).toContain('Login by JSON request');

    const [token] = await readCredentials(panel, 1);
    expect(token).toMatch(new RegExp(`^sub\\s+"?${demoUser.sub}"?`, 'm'));
    expect(token).toMatch(/^alg\s+"?RS256"?/m);
    expect(token).toMatch(/^exp\s.*\sin (29|30) d/ms);

    await openTab(panel, 'findings');
    expect(await readDetail(panel, 'Access token lives long')).toContain('is valid for 30 days');
    expect(await readDetail(panel, 'Token in localStorage')).toContain('access_token');

    const popup = await browser().openPopup(page);
    await popup.waitForText('1 token');
    expect(await readVerdict(popup)).toBe('JWT bearer token');
    await popup.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });

  test('a panel opened after the login shows what was captured before', async () => {
    const page = await browser().newPage();
    await signInToSessionSite(page, demo.sessionUrl);
    const panel = await browser().openPanel(page);
    await waitForVerdict(panel, 'Session cookie');
    await openTab(panel, 'requests');
    await panel.waitForText('/orders');
    expect(await panel.text()).toContain('/login');
  });
});
