import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowsers } from './browsers.ts';
import { openTab, readDetail } from './panel-reader.ts';

let app: Server;
let counter: Server;
let appUrl: string;
let counterOrigin: string;

beforeAll(async () => {
  counter = createServer((_, response) => response.writeHead(204).end());
  counterOrigin = (await listen(counter)).replace('127.0.0.1', 'localhost');
  app = createServer(async ({ url, headers }, response) => {
    if (url === '/token') {
      const token = await new SignJWT({ scope: 'orders' })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setSubject('life-of-ada')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(Buffer.from('a secret of thirty-two characters'));
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 600 }));
    } else if (url === '/api/orders') {
      response.writeHead(headers.authorization ? 200 : 401, { 'content-type': 'application/json' }).end('[]');
    } else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<button>Sign in</button><script>${script()}</script>`);
  });
  appUrl = await listen(app);
});
afterAll(() => {
  for (const server of [app, counter]) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function script(): string {
  return `document.querySelector('button').onclick = async () => {
    const { access_token } = await (await fetch('/token', { method: 'POST' })).json();
    localStorage.setItem('auth', JSON.stringify({ access_token }));
    await new Promise((resolve) => {
      const request = indexedDB.open('authLocalStorageDb');
      request.onupgradeneeded = () => request.result.createObjectStore('users');
      request.onsuccess = () => {
        const change = request.result.transaction('users', 'readwrite');
        change.objectStore('users').put({ value: { stsTokenManager: { accessToken: access_token } } }, 'user');
        change.oncomplete = () => { request.result.close(); resolve(); };
      };
    });
    for (let n = 0; n < 2; n++) await fetch('/api/orders', { headers: { Authorization: 'Bearer ' + access_token } });
    await new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = '${counterOrigin}/pixel?t=' + access_token;
    });
    document.body.append('done');
  }`;
}

describeInBrowsers('the life of a token', (browser) => {
  test('is one credential: minted, kept, sent and leaked', async () => {
    const page = await browser().newPage('about:blank');
    const panel = await browser().openPanel(page);
    await page.goto(appUrl);
    await page.click('button');
    await page.waitForFunction(() => document.body.innerText.includes('done'));
    await openTab(panel, 'credentials');
    const option = `[...document.querySelectorAll('[role=listbox] [role=option]')]`;
    await panel.waitFor(`${option}.length > 0`);
    const text = await readDetail(panel, 'Access token', [
      'issued by',
      'localStorage “auth”',
      'IndexedDB',
      'leaked to',
    ]);
    expect(text).toContain(`leaked to ${new URL(counterOrigin).host} in the URL “t”`);
    expect(text).toMatch(/issued by 127\.0\.0\.1:\d+ in the response body “access_token”/);
    expect(text).toContain('life-of-ada');
    expect(await panel.evaluate<number>(`${option}.length`)).toBe(1);
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
