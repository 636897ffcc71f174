import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowsers } from './browsers.ts';
import { poll } from './harness/wait.mjs';

let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'watchword-shots-'));
  server = createServer((request, response) => {
    const isApi = request.url?.startsWith('/api/');
    response.setHeader('content-type', isApi ? 'application/json' : 'text/html');
    response.end(isApi ? '{"ok":true}' : '<!doctype html><title>A page</title><h1>A page</h1>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Width and height as a PNG's own header has them. */
function pngSize(file: string) {
  const bytes = readFileSync(file);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

test('a wait that fails says what was awaited and what was there', async () => {
  const waiting = poll('a blue moon', () => false, { timeout: 60, instead: () => 'a white one' });
  await expect(waiting).rejects.toThrow('Waited 60 ms for a blue moon. Instead: a white one');
});

describeInBrowsers('the browser harness', (browser, name) => {
  test('host access is granted: the background sees a request to the loopback address', async () => {
    await browser().evaluateInBackground(async () => {
      const scope = globalThis as unknown as { seenHere: string[]; browser?: typeof chrome };
      scope.seenHere = [];
      const api = scope.browser ?? chrome;
      api.webRequest.onBeforeRequest.addListener(
        (details) => {
          scope.seenHere.push(details.url);
          return undefined;
        },
        { urls: ['<all_urls>'] },
      );
      // Firefox registers a listener in another process; a call that is answered comes after it.
      await api.runtime.getPlatformInfo();
    });
    await browser().newPage(`${origin}/seen`);
    await poll(`${origin}/seen among the requests`, () =>
      browser().evaluateInBackground((url) => {
        const { seenHere } = globalThis as unknown as { seenHere: string[] };
        return seenHere.includes(url);
      }, `${origin}/seen`),
    );
  });

  test('the panel is the one in DevTools and knows its tab', async () => {
    const page = await browser().newPage(`${origin}/panel`);
    const panel = await browser().openPanel(page);
    expect(await panel.evaluate('location.origin')).toBe(browser().extensionOrigin);
    const inspected = await panel.evaluate(
      () =>
        new Promise((resolve) => {
          const scope = globalThis as unknown as { browser?: typeof chrome };
          const { inspectedWindow } = (scope.browser ?? chrome).devtools;
          // Chrome calls back, Firefox answers with a promise of a pair.
          const answered = (value: unknown) => resolve(Array.isArray(value) ? value[0] : value);
          const asked = Reflect.apply(inspectedWindow.eval, inspectedWindow, [
            'location.pathname',
            ...(scope.browser ? [] : [answered]),
          ]);
          if (scope.browser) Promise.resolve(asked).then(answered);
        }),
    );
    expect(inspected).toBe('/panel');
    await panel.close();
  });

  test('the panel takes any size and both themes, and its pictures show it', async () => {
    const page = await browser().newPage(`${origin}/sizes`);
    const panel = await browser().openPanel(page);
    for (const size of [
      { width: 1200, height: 700 },
      { width: 480, height: 800 },
      { width: 1200, height: 300 },
    ]) {
      await panel.resize(size);
      const file = path.join(folder, `${name}-${size.width}.png`);
      await panel.screenshot(file, { only: 'panel' });
      expect(pngSize(file)).toEqual(size);
      await panel.screenshot(file);
      expect(pngSize(file).height).toBeGreaterThan(size.height);
    }
    for (const theme of ['dark', 'light'] as const) {
      await panel.setTheme(theme);
      expect(await panel.evaluate(`matchMedia('(prefers-color-scheme: ${theme})').matches`)).toBe(true);
    }
    await panel.close();
  });

  test('the popup is the one of the toolbar button, for the tab in front', async () => {
    const page = await browser().newPage(`${origin}/popup`);
    const popup = await browser().openPopup(page);
    expect(await popup.evaluate('location.origin')).toBe(browser().extensionOrigin);
    const url = await popup.evaluate(async () => {
      const scope = globalThis as unknown as { browser?: typeof chrome };
      const [tab] = await (scope.browser ?? chrome).tabs.query({ active: true, currentWindow: true });
      return tab?.url;
    });
    expect(url).toBe(`${origin}/popup`);
    await popup.screenshot(path.join(folder, `${name}-popup.png`));
    await popup.close();
  });

  test('a killed background is gone, with all it held in memory, and starts again', async () => {
    const page = await browser().newPage(`${origin}/killed`);
    const panel = await browser().openPanel(page);
    await browser().evaluateInBackground('globalThis.mark = "here"');
    expect(await browser().evaluateInBackground('globalThis.mark')).toBe('here');
    for (let round = 0; round < 3; round += 1) {
      await browser().killBackground();
      expect(await browser().evaluateInBackground('globalThis.mark ?? "gone"')).toBe('gone');
      await browser().evaluateInBackground('globalThis.mark = "here"');
    }
    await panel.close();
  });

  test('errors of every document reach the list, each with its source', async () => {
    const page = await browser().newPage(`${origin}/errors`);
    const panel = await browser().openPanel(page);
    const popup = await browser().openPopup(page);
    const fail = (word: string) => {
      console.error(`logged in ${word}`, { code: 1 });
      setTimeout(() => {
        throw new Error(`thrown in ${word}`);
      });
      Promise.reject(new Error(`rejected in ${word}`));
      return true;
    };
    await panel.evaluate(fail, 'panel');
    await popup.evaluate(fail, 'popup');
    await browser().evaluateInBackground(fail, 'background');
    const errors = await poll(
      'nine errors',
      async () => {
        const found = await browser().consoleErrors();
        return found.filter((error) => / in (panel|popup|background)/.test(error.text)).length >= 9 && found;
      },
      { instead: async () => JSON.stringify(await browser().consoleErrors()) },
    );
    for (const source of ['panel', 'popup', 'background']) {
      for (const verb of ['logged', 'thrown', 'rejected']) {
        const text = expect.stringContaining(`${verb} in ${source}`);
        expect(errors).toContainEqual(expect.objectContaining({ source, text }));
      }
    }
    expect((await panel.console()).every((error) => error.source === 'panel')).toBe(true);
    await popup.close();
    await panel.close();
  });

  if (name !== 'chromium') return;

  test('a HAR is what the network panel exports', async () => {
    const page = await browser().newPage('about:blank');
    await browser().openPanel(page);
    await page.goto(`${origin}/har`);
    await page.evaluate(() =>
      fetch('/api/one', { method: 'POST', body: '{"user":"ada"}', headers: { authorization: 'Bearer abc' } }).then(
        (response) => response.text(),
      ),
    );
    const { log } = await poll('both requests in the HAR', async () => {
      const har = await browser().exportHar(page);
      return har.log.entries.some((entry) => entry.request.url.endsWith('/api/one')) ? har : undefined;
    });
    expect(log.version).toBe('1.2');
    const entry = log.entries.find(({ request }) => request.url === `${origin}/api/one`);
    expect(entry?.request.postData?.text).toBe('{"user":"ada"}');
    const sent = entry?.request.headers.map((header) => `${header.name.toLowerCase()}: ${header.value}`);
    expect(sent).toContain('authorization: Bearer abc');
    expect(entry?.response.content.text).toBe('{"ok":true}');
    expect(log.pages.map(({ id }) => id)).toContain(entry?.pageref);
  });
});
