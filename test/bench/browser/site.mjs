import { createServer } from 'node:http';

/**
 * A site whose page asks for `/api/…` as fast as it is told to. Answers are small and carry what servers usually send.
 *
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startSite() {
  const server = createServer((request, response) => {
    const isApi = request.url?.startsWith('/api/');
    response.setHeader('content-type', isApi ? 'application/json' : 'text/html');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-request-id', Math.random().toString(36).slice(2));
    if (!isApi)
      response.setHeader('set-cookie', 'sid=s%3AhJ2kQ8vR4nT6yB1mC3xZ7wL9pD5gF0sA; Path=/; HttpOnly; SameSite=Lax');
    response.end(isApi ? '{"ok":true}' : '<!doctype html><title>Requests</title><p>Requests');
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Makes so many fetches from the page, six at a time, and gives the milliseconds they took.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {number} count
 * @returns {Promise<number>}
 */
export function fetchMany(page, count) {
  return page.evaluate(async (total) => {
    const token = `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIiwiZXhwIjo0MTAyNDQ0ODAwfQ.${'A'.repeat(43)}`;
    let next = 0;
    const start = performance.now();
    const work = async () => {
      while (next < total) {
        const number = next++;
        const answer = await fetch(`/api/orders/${number}?page=${number % 7}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        await answer.text();
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    return performance.now() - start;
  }, count);
}
