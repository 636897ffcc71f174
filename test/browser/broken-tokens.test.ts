import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenTokens } from './broken-tokens.ts';
import { describeInBrowsers } from './browsers.ts';
import { openTab, readCredentials } from './panel-reader.ts';

let server: Server;
let origin: string;
/** Length of the Authorization header that the server got, by the name of the token. */
const received = new Map<string, number>();

beforeAll(async () => {
  // Node's own limit for all headers is 16 KB.
  server = createServer({ maxHeaderSize: 4_194_304 }, (request, response) => {
    const name = /^\/api\/([\w-]+)/.exec(request.url ?? '')?.[1];
    if (name) received.set(name, (request.headers.authorization ?? '').length);
    response.setHeader('content-type', name ? 'application/json' : 'text/html');
    response.end(name ? '{"ok":true}' : '<!doctype html><title>Broken tokens</title><h1>Broken tokens</h1>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describeInBrowsers('broken tokens on live requests', (browser) => {
  test('each is shown with what could be read, and nothing fails', async () => {
    received.clear();
    const page = await browser().newPage(origin);
    const panel = await browser().openPanel(page);
    for (const { name, token } of brokenTokens) {
      const status = await page.evaluate(
        (path, value) => fetch(path, { headers: { authorization: `Bearer ${value}` } }).then(({ status }) => status),
        `/api/${name}`,
        token,
      );
      expect(status).toBe(200);
      expect(received.get(name)).toBe(`Bearer ${token}`.length);
    }

    // They follow each other in one place, so they are one family.
    await openTab(panel, 'credentials');
    await panel.waitFor(`document.querySelectorAll('.generations option').length === ${brokenTokens.length}`);
    const details = await readCredentials(panel, 1);
    for (const [index, { shown }] of brokenTokens.entries()) {
      expect(details[index]).toMatch(/^alg\s+"?HS256/m);
      for (const text of shown) expect(details[index]).toMatch(text);
    }

    const popup = await browser().openPopup(page);
    await popup.waitForText(/\d tokens/);
    await popup.close();
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
