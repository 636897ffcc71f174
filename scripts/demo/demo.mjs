// The demo: one site that keeps a session, and one whose API wants a signed token. Their host names differ, because a
// browser sends cookies to every port of a host and Watchword takes all ports of a host for one site.
import { createJwtSite } from './jwt-site.mjs';
import { createSessionSite } from './session-site.mjs';

/** The account that both sites know. It opens nothing but this demo. */
export const demoUser = { user: 'ada', password: 'correct horse', sub: 'user-1042', name: 'Ada Winter' };

/**
 * @param {import('node:http').RequestListener} handler
 * @returns {Promise<{ port: number, close(): Promise<void> }>}
 */
async function listen(handler) {
  const { createServer } = await import('node:http');
  const server = createServer(handler);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The demo site has no port.');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Starts both sites on free ports of this machine.
 *
 * @returns {Promise<{ sessionUrl: string, jwtUrl: string, close(): Promise<void> }>} the origins, without a slash at the end
 */
export async function startDemo() {
  /** @type {{ sessionUrl: string, jwtUrl: string }} */
  const urls = { sessionUrl: '', jwtUrl: '' };
  const session = await listen(createSessionSite(demoUser, urls));
  const jwt = await listen(await createJwtSite(demoUser, urls));
  urls.sessionUrl = `http://127.0.0.1:${session.port}`;
  urls.jwtUrl = `http://localhost:${jwt.port}`;
  return {
    ...urls,
    close: async () => {
      await Promise.all([session.close(), jwt.close()]);
    },
  };
}
