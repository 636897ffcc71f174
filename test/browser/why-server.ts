import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import session from 'express-session';

/** Sites that fail, each in one way, by the first label of the host. */
export interface WhyServer {
  /** `http://NAME.localhost:PORT`. */
  url(name: 'proxy' | 'path' | 'token' | 'quiet'): string;
  close(): Promise<void>;
}

const FORM = `<form method="post" action="ACTION"><input name="username" value="mira"><input type="password" name="password" value="wren-cove-41"><button id="go">Sign in</button></form>`;

/** Starts all of them on one port. */
export async function startWhyServer(): Promise<WhyServer> {
  const sites: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    proxy: createProxiedSite(),
    path: answerPath,
    token: answerToken,
    quiet: answerQuiet,
  };
  const server = createServer((request, response) => {
    const name = (request.headers.host ?? '').split('.')[0] ?? '';
    const site = sites[name];
    if (site && request.url !== '/favicon.ico') site(request, response);
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://${name}.localhost:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** An application that thinks it is asked over plain http, and so keeps its Secure cookie to itself. */
function createProxiedSite() {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use(session({ secret: 'x', resave: false, saveUninitialized: false, cookie: { secure: true } }));
  app.get('/login', (_request, response) => void response.send(page('Sign in', FORM.replace('ACTION', '/login'))));
  app.post('/login', (request, response) => {
    (request.session as { user?: string }).user = 'mira';
    response.redirect('/orders');
  });
  app.get('/orders', (request, response) => {
    if ((request.session as { user?: string }).user) response.send(page('Orders'));
    else response.redirect('/login');
  });
  return app;
}

/** A session cookie without Path: it goes to the folder of the sign-in alone. */
function answerPath(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/auth/login' && request.method === 'POST') {
    const cookie = `sid=${randomBytes(24).toString('hex')}; HttpOnly; SameSite=Lax; Path=/auth`;
    response.writeHead(302, { location: '/home', 'set-cookie': cookie }).end();
  } else if (request.url === '/api/me') {
    const known = /\bsid=/.test(request.headers.cookie ?? '');
    sendJson(response, known ? 200 : 401, known ? { user: 'mira' } : { error: 'unauthenticated' });
  } else if (request.url === '/home') {
    send(response, page('Home', '', "fetch('/api/me').then(() => { document.title = 'asked'; })"));
  } else send(response, page('Sign in', FORM.replace('ACTION', '/auth/login')));
}

/** A page that goes on sending a token that ended an hour ago. */
function answerToken(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/api/items') {
    const challenge = 'Bearer error="invalid_token", error_description="The token has expired"';
    sendJson(response, 401, { error: 'invalid_token' }, { 'www-authenticate': challenge });
    return;
  }
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'u-1', iat: now - 7200, exp: now - 3600 })}`;
  const token = `${head}.${createHmac('sha256', randomBytes(32)).update(head).digest('base64url')}`;
  const ask = `fetch('/api/items', { headers: { authorization: 'Bearer ${token}' } })`;
  send(
    response,
    page('Items', '', `${ask}.then(() => ${ask}).then(() => ${ask}).then(() => { document.title = 'asked'; })`),
  );
}

/** A page that asks who is there before anybody signed in. */
function answerQuiet(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/api/me') sendJson(response, 401, { error: 'unauthenticated' });
  else send(response, page('Welcome', '', "fetch('/api/me').then(() => { document.title = 'asked'; })"));
}

function page(title: string, body = '', script = ''): string {
  const run = script === '' ? '' : `<script>${script}</script>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}${run}</html>`;
}

function send(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}

function sendJson(response: ServerResponse, status: number, value: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
