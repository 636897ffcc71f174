import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the servers here read it. */
export interface Ask {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Answers for one host. */
export type Handler = (ask: Ask, response: ServerResponse) => void;

type Headers = Record<string, string | string[]>;

/** Name and password that every server here knows. */
export const MIRA = { username: 'mira', password: 'wren-cove-41' };

/** A document with this title, which a driver can wait for. */
export function page(title: string, body = '', script = ''): string {
  const run = script === '' ? '' : `<script>${script}</script>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title><h1>${title}</h1>${body}${run}</html>`;
}

/** A form that is filled in, with the button `#go`. */
export function loginForm(action = '/login', hidden: Readonly<Record<string, string>> = {}): string {
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
  );
  return `<form method="post" action="${action}">${fields.join('')}<input name="username" value="${MIRA.username}"><input type="password" name="password" value="${MIRA.password}"><button id="go">Sign in</button></form>`;
}

export function html(response: ServerResponse, text: string, status = 200, headers: Headers = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text);
}

export function json(response: ServerResponse, value: unknown, status = 200, headers: Headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

export function redirect(response: ServerResponse, location: string, headers: Headers = {}, status = 302): void {
  response.writeHead(status, { location, ...headers }).end();
}

/** Fields of a form that was sent. */
export function fieldsOf({ body }: Ask): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

/** The first cookie of this name. */
export function cookieOf({ headers }: Ask, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(/;\s*/)) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at) === name) return pair.slice(at + 1);
  }
  return undefined;
}

/** Headers that let the asking page read an answer, with its cookies. */
export function cors({ headers }: Ask, more: Headers = {}): Headers {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
    ...more,
  };
}

/** Answers a preflight as a server does that knows about them; true when it was one. */
export function answerPreflight(ask: Ask, response: ServerResponse, more: Headers = {}): boolean {
  if (ask.method !== 'OPTIONS') return false;
  const allowed = {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, dpop, x-xsrf-token',
  };
  response.writeHead(204, cors(ask, { ...allowed, ...more })).end();
  return true;
}

/** How a proxy changes what goes through it. */
export interface Passing {
  /** Of the request; `undefined` takes one away. */
  request?: Record<string, string | undefined>;
  /** Added to the answer. */
  response?: Record<string, string>;
}

/** Asks a server on this port by plain http, as what ends TLS before it. */
export function passTo(port: number | Promise<number>, { request = {}, response: more = {} }: Passing = {}): Handler {
  return async ({ url, method, headers, body }, response) => {
    const options = { host: '127.0.0.1', port: await port, path: `${url.pathname}${url.search}`, method };
    const asked = Object.entries({ ...headers, ...request }).filter(([, value]) => value !== undefined);
    const upstream = send({ ...options, headers: Object.fromEntries(asked) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, [...answer.rawHeaders, ...Object.entries(more).flat()]);
      answer.pipe(response);
    });
    upstream.on('error', () => response.writeHead(502).end());
    upstream.end(body);
  };
}

/** An application that is asked over plain http by what ends TLS before it. `close` ends it. */
export function behindProxy(
  application: (request: IncomingMessage, response: ServerResponse) => void,
  request: Record<string, string> = {},
): { handler: Handler; port: Promise<number>; close(): Promise<void> } {
  const inner = createServer(application);
  const listening = new Promise<number>((resolve) => {
    inner.listen(0, '127.0.0.1', () => resolve((inner.address() as AddressInfo).port));
  });
  return {
    handler: passTo(listening, { request }),
    port: listening,
    close: () =>
      new Promise((resolve) => {
        inner.closeAllConnections();
        inner.close(() => resolve());
      }),
  };
}
