import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCanaries } from '../core/canaries/leaks.ts';
import type { Entry } from '../core/canaries/places.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Browser, Panel } from './harness/types.ts';
import { defaultTimeout, poll } from './harness/wait.mjs';
import { openTab, unfoldEnded } from './panel-reader.ts';
import { doAll, sendAll } from './secret-page.ts';
import { LIVE, SENT, toFetch } from './secret-places.ts';
import { type SecretServer, startSecretServer } from './secret-server.ts';

let number = 0;
/** Random enough, and the same in each run. */
const random = () => {
  number = (Math.imul(number, 1_664_525) + 1_013_904_223) >>> 0;
  return number / 0x1_0000_0000;
};
const canaries = createCanaries(random);
const twice = <T>({ where, put }: { where: string; put(secret: string): T }): T[] => [
  put(canaries.make(where)),
  put(canaries.make(`${where}, escaped`, true)),
];
const entries: Entry[] = SENT.flatMap(twice);
const deeds = LIVE.flatMap(twice);
const address = `?password=${canaries.make('page query')}&next=${encodeURIComponent(`/a?pw=${canaries.make('page query, URL')}`)}#otp=${canaries.make('page fragment')}`;

let server: SecretServer;
beforeAll(async () => {
  server = await startSecretServer(entries);
});
afterAll(() => server.close());

/** Members of a list that are opened before the test is told of it: each question to the document takes a while, and there are hundreds. */
const AT_ONCE = 4;

/** Opens some members of the list in turn, in the document itself, and gives what each shows. */
async function openSome(from: number, count: number, patience: number): Promise<string[]> {
  const until = (what: string, holds: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const end = performance.now() + patience;
      const look = () => {
        if (holds()) resolve();
        else if (performance.now() > end) reject(new Error(`Waited ${patience} ms for ${what}`));
        else setTimeout(look, 0);
      };
      look();
    });
  const optionAt = (at: number) => document.querySelectorAll<HTMLElement>('[role=option]')[at];
  const isOpen = (at: number) =>
    optionAt(at) === undefined ||
    (optionAt(at)?.ariaSelected === 'true' && document.querySelector('.detail h1') !== null);
  const shown: string[] = [];
  for (let at = from; at < from + count; at += 1) {
    optionAt(at)?.click();
    await until(`the member ${at} to open`, () => isOpen(at));
    const raw = document.querySelector<HTMLElement>('.raw-open');
    if (raw && raw.ariaExpanded !== 'true') {
      raw.click();
      await until(`the raw form of the member ${at}`, () => raw.ariaExpanded === 'true' || !raw.isConnected);
    }
    shown.push(document.querySelector('.detail')?.outerHTML ?? '');
  }
  return shown;
}

/** Each list is shown whole, and each of its members is opened once. */
async function readAll(panel: Panel): Promise<string> {
  const shown: string[] = [];
  const html = () => panel.evaluate<string>(() => document.documentElement.outerHTML);
  for (const tab of ['overview', 'requests', 'credentials', 'cookies', 'findings'] as const) {
    await openTab(panel, tab);
    await unfoldEnded(panel);
    shown.push(await html());
    const count = await panel.evaluate<number>(() => document.querySelectorAll('[role=option]').length);
    for (let at = 0; at < count; at += AT_ONCE)
      shown.push(...(await panel.evaluate(openSome, at, Math.min(AT_ONCE, count - at), defaultTimeout)));
  }
  return shown.join('\n');
}

/** All that the extension has in the browser's storage. */
function readStorage(browser: Browser): Promise<string> {
  return browser.evaluateInBackground(async () => {
    const { session, local } = chrome.storage;
    return JSON.stringify([await session.get(null), await local.get(null)]);
  });
}

describeInBrowsers('passwords, codes, client secrets and private keys', (browser, name) => {
  test('are nowhere in what the background keeps, nor in what the panel shows', { timeout: 400_000 }, async () => {
    expect(SENT.length + LIVE.length).toBeGreaterThan(150);
    expect(canaries.size()).toBeGreaterThan(300);
    const page = await browser().newPage(`${server.origin}/${address}`);
    const panel = await browser().openPanel(page);
    await page.goto(`${server.origin}/page${address}`);
    const urls = await page.evaluate(sendAll, entries.map(toFetch));
    const had = await page.evaluate(doAll, deeds);
    // Each was really on its way.
    const there = new Set(canaries.leaks([server.traffic(), address, ...urls, ...had].join('\n')));
    expect(canaries.places().filter((where) => !there.has(where))).toEqual([]);
    // Once more with the cookies, and with what the page stored.
    await page.evaluate(() => fetch('/last').then((response) => response.text()));

    const kept = await poll('all to be stored', async () => {
      const text = await readStorage(browser());
      return text.includes('/last') && text.includes('PKCE_verifier') && text.includes('auth/users') ? text : undefined;
    });
    expect(canaries.leaks(kept)).toEqual([]);
    if (name === 'chromium') {
      const heap = await browser().heapSnapshot();
      expect(heap).toContain('/last');
      expect(canaries.leaks(heap)).toEqual([]);
    }
    await panel.resize({ width: 1400, height: 10_000 });
    const shown = await readAll(panel);
    expect(shown).toContain('/last');
    expect(canaries.leaks(shown)).toEqual([]);

    // The worker after it reads all of it back.
    await browser().killBackground();
    await page.evaluate(() => fetch('/again').then((response) => response.text()));
    const again = await poll('the next worker to store', async () => {
      const text = await readStorage(browser());
      return text.includes('/again') ? text : undefined;
    });
    expect(canaries.leaks(again)).toEqual([]);
    if (name === 'chromium') expect(canaries.leaks(await browser().heapSnapshot())).toEqual([]);
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
