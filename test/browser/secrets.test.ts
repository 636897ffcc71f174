import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCanaries } from '../core/canaries/leaks.ts';
import { type Entry, NEVER_KEPT } from '../core/canaries/places.ts';
import { describeInBrowsers } from './browsers.ts';
import { poll } from './harness/wait.mjs';
import { openTab } from './panel-reader.ts';
import { startSecretServer } from './secret-server.ts';

/** Headers that a page may not set; their places are tested from a file, and by what the page is told to be. */
const FORBIDDEN = /^(?:referer|origin|cookie|proxy-.*)$/i;

let number = 0;
/** Random enough, and the same in each run. */
const random = () => {
  number = (Math.imul(number, 1_664_525) + 1_013_904_223) >>> 0;
  return number / 0x1_0000_0000;
};
const canaries = createCanaries(random);
const entries: Entry[] = NEVER_KEPT.flatMap(({ where, put }) => [
  put(canaries.make(where)),
  put(canaries.make(`${where}, escaped`, true)),
]).filter(
  ({ url, request }) => !/\/\/\w+:/.test(url ?? '') && !Object.keys(request ?? {}).some((name) => FORBIDDEN.test(name)),
);

const stored = {
  local: {
    password: canaries.make('localStorage'),
    profile: JSON.stringify({ user: { pw: canaries.make('JSON in localStorage') } }),
  },
  session: {
    PKCE_verifier: canaries.make('sessionStorage'),
    'oidc.1': JSON.stringify({ code_verifier: canaries.make('JSON in sessionStorage') }),
  },
  cookies: [
    `password=${canaries.make('cookie of the store')}`,
    `prefs=${encodeURIComponent(JSON.stringify({ pin: canaries.make('JSON in a cookie of the store') }))}`,
  ],
};
const address = `?password=${canaries.make('page query')}&next=${encodeURIComponent(`/a?pw=${canaries.make('page query, URL')}`)}#otp=${canaries.make('page fragment')}`;

let server: Awaited<ReturnType<typeof startSecretServer>>;
beforeAll(async () => {
  server = await startSecretServer(entries, stored.cookies);
});
afterAll(() => server.close());

/** Sends one request for each entry, in the page. */
async function send(
  all: {
    url?: string;
    method?: string;
    request?: Record<string, string>;
    body?: { mimeType: string; text?: string };
  }[],
) {
  for (const [index, { url = '', method = 'GET', request = {}, body }] of all.entries()) {
    const target = new URL(url === '' ? '/api' : url, location.href);
    const headers = { ...request, 'X-Place': String(index), ...(body ? { 'Content-Type': body.mimeType } : {}) };
    await fetch(`${target.pathname}${target.search}${target.hash}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body?.text === undefined ? {} : { body: body.text }),
    }).then(
      (response) => response.text(),
      () => '',
    );
  }
}

describeInBrowsers('passwords, codes, client secrets and private keys', (browser, name) => {
  test('are nowhere in what the background keeps, nor in what the panel shows', async () => {
    expect(entries.length).toBeGreaterThan(250);
    const page = await browser().newPage(`${server.origin}/${address}`);
    const panel = await browser().openPanel(page);
    await page.goto(`${server.origin}/page${address}`);
    await page.evaluate(({ local, session }) => {
      for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
      for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
    }, stored);
    await page.evaluate(send, entries);
    // Once more with the cookies, and with what the page stored.
    await page.evaluate(() => fetch('/last').then((response) => response.text()));
    await openTab(panel, 'requests');
    await panel.waitForText('/last');

    const shown: string[] = [];
    for (const tab of ['overview', 'requests', 'credentials', 'cookies', 'findings'] as const) {
      await openTab(panel, tab);
      shown.push(await panel.evaluate(() => document.documentElement.outerHTML));
    }
    expect(shown.join('').length).toBeGreaterThan(10_000);
    expect(canaries.leaks(shown.join('\n'))).toEqual([]);

    const kept = await poll('the last request to be stored', async () => {
      const text = await browser().evaluateInBackground(async () => {
        const { session, local } = chrome.storage;
        return JSON.stringify([await session.get(null), await local.get(null)]);
      });
      return text.includes('/last') ? text : undefined;
    });
    expect(kept).toContain('localhost');
    expect(canaries.leaks(kept)).toEqual([]);
    if (name === 'chromium') {
      const heap = await browser().heapSnapshot();
      expect(heap).toContain('/last');
      expect(canaries.leaks(heap)).toEqual([]);
    }
    expect(await browser().consoleErrors()).toEqual([]);
  }, 240_000);
});
