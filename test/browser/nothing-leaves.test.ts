import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowsers } from './browsers.ts';

let elsewhere: Server;
/** A host that is neither https nor this machine by its own name, where key sets may be got. */
let origin: string;
let loopback: string;
const arrived: string[] = [];

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('here');
  }).listen(0, '127.0.0.1');
  elsewhere.on('upgrade', (request, socket) => {
    arrived.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise((resolve) => elsewhere.once('listening', resolve));
  const { port } = elsewhere.address() as AddressInfo;
  origin = `http://elsewhere.localhost:${port}`;
  loopback = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
});

/** Tries each way a script has to send something, in the document or worker that it runs in. Gives what each came to. */
async function trySending(origin: string): Promise<Record<string, string>> {
  const outcome: Record<string, string> = {};
  const attempt = async (way: string, send: () => Promise<string>) => {
    try {
      outcome[way] = await send();
    } catch {
      outcome[way] = 'refused';
    }
  };
  await attempt('fetch', async () => (await fetch(`${origin}/sent-fetch`)).text());
  await attempt('fetch without CORS', async () => (await fetch(`${origin}/sent-opaque`, { mode: 'no-cors' })).type);
  await attempt('WebSocket', () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/sent-socket`);
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve('open');
      socket.onerror = reject;
    });
  });
  if (typeof document === 'undefined') return outcome;
  await attempt('XMLHttpRequest', () => {
    const request = new XMLHttpRequest();
    request.open('GET', `${origin}/sent-xhr`);
    request.send();
    return new Promise((resolve, reject) => {
      request.onload = () => resolve(request.responseText);
      request.onerror = reject;
    });
  });
  await attempt('EventSource', () => {
    const source = new EventSource(`${origin}/sent-events`);
    return new Promise((resolve, reject) => {
      source.onopen = () => resolve('open');
      source.onerror = () => {
        source.close();
        reject();
      };
    });
  });
  await attempt('image', () => {
    const image = new Image();
    image.src = `${origin}/sent-image`;
    return new Promise((resolve, reject) => {
      image.onload = () => resolve('loaded');
      image.onerror = reject;
    });
  });
  // It tells only that it was queued, so no more than its arrival can be asked for.
  navigator.sendBeacon(`${origin}/sent-beacon`, 'x');
  return outcome;
}

describeInBrowsers('what the extension sends to another host', (browser) => {
  /** All was refused, and when a request that a page may make has arrived, none of the extension's had come before it. */
  async function expectRefused(outcome: Record<string, string>) {
    expect(Object.keys(outcome).length).toBeGreaterThanOrEqual(3);
    expect(new Set(Object.values(outcome))).toEqual(new Set(['refused']));
    const page = await browser().newPage(`${origin}/from-a-page`);
    expect(await page.evaluate(async (url) => (await fetch(url)).text(), `${origin}/from-its-script`)).toBe('here');
    expect(arrived).toContain('/from-its-script');
    expect(arrived.filter((path) => path.startsWith('/sent-'))).toEqual([]);
  }

  test('is refused by the browser in the background', async () => {
    await expectRefused(await browser().evaluateInBackground(trySending, origin));
  });

  test('is refused by the browser in the panel', async () => {
    const page = await browser().newPage(`${origin}/from-panel`);
    const panel = await browser().openPanel(page);
    await expectRefused(await panel.evaluate(trySending, origin));
    await panel.close();
  });

  test('is refused by the browser in the popup, where nobody can ask for keys, to whatever host', async () => {
    const page = await browser().newPage(`${origin}/from-popup`);
    for (const host of [origin, loopback]) {
      const popup = await browser().openPopup(page);
      const outcome = await popup.evaluate(trySending, host);
      await popup.close();
      await expectRefused(outcome);
    }
  });

  test('can be no more than a request by fetch and its like in the panel, and only to this machine or by https', async () => {
    const page = await browser().newPage(`${origin}/from-panel`);
    const panel = await browser().openPanel(page);
    const outcome = await panel.evaluate(trySending, loopback);
    await panel.close();
    expect(outcome).toMatchObject({ fetch: 'here', WebSocket: 'refused', image: 'refused' });
    arrived.splice(0);
  });

  test('is not what it loads of its own: the lists beside its scripts are read', async () => {
    const text = await browser().evaluateInBackground(
      async (path) => (await fetch(path)).text(),
      '/public-suffixes.txt',
    );
    expect(text.length).toBeGreaterThan(1000);
  });
});
