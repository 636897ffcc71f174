import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from './certificate.ts';
import type { Deployment } from './deployment.ts';
import { type Ask, createReply, type Reply } from './message.ts';

/** Ends TLS before the servers, and hardens or spoils what they say. */
export interface TlsProxy {
  /** Ports of 127.0.0.1: for browsers with TLS and without, and for what servers ask of each other (never changed). */
  ports: { https: number; http: number; back: number };
  /** What answers for a host. */
  deployments: Map<string, Deployment>;
  close(): Promise<void>;
}

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'accept-encoding', 'host']);

export async function startProxy({ key, cert }: TestCertificate): Promise<TlsProxy> {
  const deployments = new Map<string, Deployment>();
  const serve = (scheme: Ask['scheme'], changed: boolean) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
    handle(incoming, outgoing, scheme, changed).catch((error: unknown) => {
      outgoing.writeHead(502).end(String(error));
    });
  };

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse, scheme: Ask['scheme'], changed: boolean) {
    const host = (incoming.headers.host ?? '').split(':', 1)[0] as string;
    const deployment = deployments.get(host);
    const ask: Ask = {
      method: incoming.method ?? 'GET',
      scheme,
      host,
      path: incoming.url ?? '/',
      headers: pairs(incoming.rawHeaders).filter(({ name }) => !HOP.has(name.toLowerCase())),
      body: await readAll(incoming),
    };
    const reply = deployment ? await answer(deployment, ask, changed) : createReply(404, {}, `No server for ${host}`);
    const headers = reply.headers.filter(({ name }) => !HOP.has(name.toLowerCase()));
    headers.push({ name: 'Content-Length', value: String(reply.body.length) });
    outgoing.writeHead(
      reply.status,
      headers.flatMap(({ name, value }) => [name, value]),
    );
    outgoing.end(ask.method === 'HEAD' ? undefined : reply.body);
  }

  const servers = [
    createServer({ key, cert }, serve('https', true)),
    createHttpServer(serve('http', true)),
    createServer({ key, cert }, serve('https', false)),
  ];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const [https = 0, http = 0, back = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    ports: { https, http, back },
    deployments,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

async function answer(deployment: Deployment, ask: Ask, changed: boolean): Promise<Reply> {
  if (!changed) return pass(ask, deployment.port);
  // The server gets a request of its own: what comes back is judged beside what was asked.
  const asked: Ask = { ...ask, headers: ask.headers.map((header) => ({ ...header })) };
  const own = deployment.answer(ask);
  if (own) return own;
  deployment.inward(asked);
  const reply = await pass(asked, deployment.port);
  deployment.outward(reply, ask);
  return reply;
}

function pass({ method, scheme, host, path, headers, body }: Ask, port: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const forwarded = [
      ...headers.flatMap(({ name, value }) => [name, value]),
      ...['Host', host, 'X-Forwarded-Host', host, 'X-Forwarded-Proto', scheme],
      ...['Connection', 'close', 'Content-Length', String(body.length)],
    ];
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers: forwarded }, (incoming) => {
      readAll(incoming).then(
        (received) =>
          resolve({ status: incoming.statusCode ?? 0, headers: pairs(incoming.rawHeaders), body: received }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The header lines of Node's flat list. */
export function pairs(raw: readonly string[]): { name: string; value: string }[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: raw[index + 1] ?? '' }] : []));
}

/** All of a message's body. */
export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
