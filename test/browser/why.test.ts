import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowsers } from './browsers.ts';
import type { Panel } from './harness/types.ts';
import { openTab, readDetail } from './panel-reader.ts';
import { startWhyServer, type WhyServer } from './why-server.ts';

let server: WhyServer;
beforeAll(async () => {
  server = await startWhyServer();
});
afterAll(() => server.close());

/** Text of the first thing of the overview, once it is a failure. */
async function readFailures(panel: Panel): Promise<string> {
  await openTab(panel, 'overview');
  await panel.waitFor("document.querySelector('.failures')?.innerText");
  return panel.evaluate("document.querySelector('.overview > :first-child').innerText.replace(/\\s+/g, ' ')");
}

/** Presses what a selector finds, which the keyboard has to reach too. */
async function press(panel: Panel, selector: string): Promise<void> {
  await panel.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  await panel.evaluate(`(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    element.focus();
    if (document.activeElement !== element) throw new Error('cannot be focused');
    element.click();
  })()`);
}

async function signIn(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click('#go')]);
}

const box = "document.querySelector('.why-box')?.innerText.replace(/\\s+/g, ' ')";

describeInBrowsers('what went wrong', (browser) => {
  test('stands first in the overview, on the button, in the popup and at the request, with its proof and its mending', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(`${server.url('proxy')}/login`);
    await signIn(page);

    const said = await readFailures(panel);
    expect(said).toContain('GET /orders was sent to the sign-in page');
    expect(said).toContain('it set no cookie and gave no token');
    expect(said).toContain('X-Forwarded-Proto');
    await expect.poll(() => browser().badgeText(page), { timeout: 20_000 }).toBe('!');

    await press(panel, '.failures .button');
    const why = await panel.waitFor<string>(box);
    expect(why).toContain("app.set('trust proxy', 1)");
    expect(why).toMatch(/was answered 302 without Set-Cookie/);
    expect(why).toContain('Who can mend it The server that answers');
    expect(
      await panel.evaluate("document.querySelector('[role=option][aria-selected=true] .why-mark')?.innerText.trim()"),
    ).toBe('Failed');

    const popup = await browser().openPopup(page);
    const told = await popup.waitForText('it set no cookie and gave no token');
    expect(told.indexOf('GET /orders was sent')).toBeLessThan(told.indexOf('Credentials'));
    await popup.close();
    await panel.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });

  test('is one failure with its count, and says for how long a token had ended', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(`${server.url('token')}/`);
    await page.waitForFunction("document.title === 'asked'");
    await panel.waitFor("document.querySelector('.failures')?.innerText.includes('3 times')");
    const said = await readFailures(panel);
    expect(said).toMatch(/401 on GET \/api\/items, 3 times .*expired 60 min before it was sent/);
    expect(await panel.evaluate("document.querySelectorAll('.failure').length")).toBe(1);

    await openTab(panel, 'findings');
    const first = await panel.waitFor<string>("document.querySelector('[role=option]')?.innerText");
    expect(first).toMatch(/expired/i);
    expect(await readDetail(panel, first.split('\n')[0] ?? '')).toContain('401 on GET /api/items');
    await panel.close();
  });

  test('a cookie that was kept back is named with the reason, and leads to the requests with and without it', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(`${server.url('path')}/auth/login`);
    await signIn(page);
    await page.waitForFunction("document.title === 'asked'");

    expect(await readFailures(panel)).toMatch(/401 on GET \/api\/me .*sid/);
    await press(panel, '.failures .button');
    const cookies = await panel.waitFor<string>(
      "document.querySelector('.request-cookies')?.innerText.replace(/\\s+/g, ' ')",
    );
    expect(cookies).toMatch(/Cookies not sent 1 sid Path It is for paths under \/auth; this went to \/api\/me\./);

    await press(panel, '.request-cookies button.name');
    await panel.waitFor("document.querySelector('#list-cookies')?.ariaPressed === 'true'");
    const requests = await panel.waitFor<string>(
      "document.querySelector('.cookie-requests')?.innerText.replace(/\\s+/g, ' ')",
    );
    expect(requests).toMatch(/Requests without it \d+ .*GET \/api\/me Path It is for paths under \/auth/);
    await press(panel, '.cookie-requests .reference');
    await panel.waitFor("document.querySelector('#tab-requests')?.ariaSelected === 'true'");
    await panel.close();
  });

  test('the Sign-in tab opens at the try that left nothing, and its steps lead to their requests', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(`${server.url('proxy')}/login`);
    await signIn(page);
    await readFailures(panel);
    await openTab(panel, 'sign-in');
    // The report may still grow: what is told of the try is read once its end is told.
    const attempt = await panel.waitFor<string>(
      "((text) => text?.includes('it set no cookie and gave no token') && text)(document.querySelector('.attempt')?.innerText.replace(/\\s+/g, ' '))",
    );
    expect(attempt).toMatch(/Tried to sign in by Form/);
    expect(attempt).toContain('it set no cookie and gave no token');
    await panel.waitFor("document.querySelector('.step.broke') !== null");
    await press(panel, '.step h2 button');
    await panel.waitFor("document.querySelector('#tab-requests')?.ariaSelected === 'true'");
    await panel.close();
  });

  test('an expected refusal is told as such, quietly, and not on the button', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(`${server.url('quiet')}/`);
    await page.waitForFunction("document.title === 'asked'");
    await openTab(panel, 'overview');
    await panel.waitFor(
      "document.querySelector('.expected-refusals')?.innerText.includes('1 refusal in the course of things')",
    );
    expect(await panel.evaluate("document.querySelector('.failures')")).toBeNull();
    await openTab(panel, 'requests');
    expect(await readDetail(panel, '/api/me')).toContain('Refused in the course of things');
    expect(await browser().badgeText(page)).not.toBe('!');
    await panel.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
