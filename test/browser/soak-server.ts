import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

/** A site with a session and one with tokens, and every request that they saw. */
export interface SoakServer {
  sessionUrl: string;
  tokenUrl: string;
  /** The requests with a number of their own, as `GET http://host/path?n=1`. */
  seen(): readonly string[];
  /** Resolves when so many were seen. */
  whenSeen(count: number): Promise<void>;
  close(): Promise<void>;
}

const KEY = Buffer.from('the key of the soak, which is longer than 32 bytes');
const ICON = '<link rel="icon" href="data:,">';
const PAGES: Readonly<Record<string, string>> = {
  '/login': `${ICON}<form method="post"><input name="username" value="ada"><input name="password" type="password" value="correct horse"><button>Sign in</button></form>
<script>document.forms[0].action = '/sign-in' + location.search</script>`,
  '/home': `${ICON}<h1>Home</h1>`,
  '/app': `${ICON}<h1>App</h1>`,
};

/** Starts both; the host tells which is asked: a name for tokens, an address for sessions. */
export async function startSoakServer(): Promise<SoakServer> {
  const seen: string[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  let issued = 0;

  function note({ method, headers, url = '' }: IncomingMessage): void {
    if (!url.includes('n=')) return;
    seen.push(`${method} http://${headers.host}${url}`);
    for (const { count, resolve } of waiting) if (count <= seen.length) resolve();
    waiting = waiting.filter(({ count }) => count > seen.length);
  }

  function send(response: ServerResponse, status: number, headers: Record<string, string>, text = ''): void {
    response.writeHead(status, { 'Cache-Control': 'no-store', ...headers }).end(text);
  }

  const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) =>
    send(response, 200, { 'Content-Type': 'application/json', ...headers }, JSON.stringify(value));

  const newSession = () => `sid=${crypto.randomUUID().replaceAll('-', '')}; Path=/; HttpOnly; SameSite=Lax`;

  async function newTokens(response: ServerResponse): Promise<void> {
    issued += 1;
    const token = await new SignJWT({ scope: 'orders', jti: String(issued) })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setSubject('ada')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(KEY);
    const refresh = crypto.randomUUID().replaceAll('-', '');
    json(response, { access_token: token, refresh_token: refresh, token_type: 'Bearer', expires_in: 600 });
  }

  const server = createServer((request, response) => {
    request.resume();
    note(request);
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
    const { cookie = '', authorization = '' } = request.headers;
    const page = PAGES[pathname];
    if (page) return send(response, 200, { 'Content-Type': 'text/html' }, page);
    if (pathname === '/sign-in') {
      const Location = `/home${search}`;
      return send(response, 303, { 'Set-Cookie': newSession(), Location });
    }
    if (pathname === '/oauth/token') return void newTokens(response);
    if (pathname === '/renew') return json(response, { renewed: true }, { 'Set-Cookie': newSession() });
    const isKnown = pathname === '/api/orders' ? authorization.startsWith('Bearer ') : cookie.includes('sid=');
    if (isKnown) return json(response, { orders: [] });
    send(response, 401, pathname === '/api/orders' ? { 'WWW-Authenticate': 'Bearer' } : {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sessionUrl: `http://127.0.0.1:${port}`,
    tokenUrl: `http://localhost:${port}`,
    seen: () => seen,
    whenSeen: (count) =>
      new Promise((resolve) => {
        if (seen.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
