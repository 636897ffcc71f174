import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gap } from '../../src/core/capture/gap.ts';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import { askBackground } from './ask.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Panel } from './harness/types.ts';
import { poll } from './harness/wait.mjs';

/** Pages with what DevTools read once more when they open: the document itself, frames, a style sheet with a map. */
const BODY = '<link rel="icon" href="data:,"><link rel="stylesheet" href="/a.css"><iframe src="/frame"></iframe>';

let server: Server;
let origin: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer(({ url = '', method, headers }, response) => {
    seen.push(`${method} ${url} ${headers['sec-fetch-mode'] === 'same-origin' ? 'read by DevTools' : ''}`.trim());
    const { pathname } = new URL(url, 'http://localhost');
    const isJson = pathname.startsWith('/api');
    const type = isJson ? 'application/json' : pathname.endsWith('.css') ? 'text/css' : 'text/html';
    response.setHeader('Content-Type', type);
    if (pathname === '/page-no-store' || isJson) response.setHeader('Cache-Control', 'no-store');
    if (pathname === '/page-max-age') response.setHeader('Cache-Control', 'max-age=600');
    if (pathname === '/sandboxed') response.setHeader('Content-Security-Policy', 'sandbox allow-scripts');
    if (isJson) response.end('{"access_token":"b7Rk2mXw9QpLz4Vt8NcY"}');
    else response.end(pathname.startsWith('/page') ? BODY : pathname === '/a.css' ? 'a{}' : '<p>A page</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const rowsOf = (panel: Panel) => askBackground<ExchangeRow[]>(panel, 'rows.list', { after: 0 });
const gapsOf = async (panel: Panel) => (await askBackground<{ gaps: Gap[] }>(panel, 'capture.state', {})).gaps;

describeInBrowsers('what was not seen', (browser) => {
  test.each(['/page', '/page-max-age', '/page-no-store'])(
    'the document %s is no second request when DevTools open',
    async (path) => {
      const page = await browser().newPage(`${origin}${path}`);
      const panel = await browser().openPanel(page);
      await page.evaluate(() => fetch('/last').then((response) => response.text()));
      const rows = await poll('the last request', async () => {
        const all = await rowsOf(panel);
        return all.some(({ url, status }) => url.endsWith('/last') && status === 200) ? all : undefined;
      });
      const documents = rows.filter(({ url }) => url === `${origin}${path}` || url === `${origin}/frame`);
      expect(documents.map(({ type, status }) => `${type} ${status}`).sort()).toEqual([
        'document 200',
        'subdocument 200',
      ]);
      expect(rows.filter(({ type }) => type === 'other')).toEqual([]);
      expect(seen.filter((one) => one.includes('read by DevTools'))).toEqual([]);
      await panel.close();
      await page.close();
    },
  );

  test('storage that was read again is not called unread', async () => {
    const page = await browser().newPage(`${origin}/`);
    const panel = await browser().openPanel(page);
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    const isUnread = ({ kind }: Gap) => kind === 'no-page-storage';
    // A sandboxed page of the origin has no storage, and may not be asked for any.
    await page.goto(`${origin}/sandboxed`);
    await poll('the gap', async () => (await gapsOf(panel)).find(isUnread));
    await page.goto(`${origin}/`);
    await page.evaluate(() => fetch('/last').then((response) => response.text()));
    await poll('the gap to go', async () => !(await gapsOf(panel)).some(isUnread), {
      instead: async () => JSON.stringify(await gapsOf(panel)),
    });
    await panel.close();
    await page.close();
  });

  test('bodies are not laid to closed DevTools while they were open, even when the background was killed', async () => {
    const page = await browser().newPage(`${origin}/`);
    const panel = await browser().openPanel(page);
    const ask = (path: string) => page.evaluate((url) => fetch(url).then((response) => response.text()), path);
    await poll('DevTools to be known', async () => (await rowsOf(panel)) !== undefined);
    for (let round = 0; round < 4; round += 1) {
      await ask(`/api/before?round=${round}`);
      await browser().killBackground();
      await ask(`/api/after?round=${round}`);
      await ask(`/api/later?round=${round}`);
    }
    await poll('the last request', async () => (await rowsOf(panel)).some(({ url }) => url.includes('later?round=3')));
    const isLaid = ({ text }: Gap) => text.includes('DevTools was closed');
    await poll('DevTools to say that they are open', async () => !(await gapsOf(panel)).some(isLaid), {
      instead: async () => JSON.stringify(await gapsOf(panel)),
    });
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
