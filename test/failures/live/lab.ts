import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createCertificate, type TestCertificate } from '../../corpora/wire/certificate.ts';
import { readAll } from '../../corpora/wire/proxy.ts';
import type { Ask } from './http.ts';
import type { Site } from './scenario.ts';

/** One TLS server and one without for all hosts, and a proxy that leads a browser to them. */
export interface Lab {
  ports: { tls: number; plain: number; proxy: number };
  certificate: TestCertificate;
  /** Which servers answer; of the scenario at hand. */
  use(site: Site | undefined): void;
  close(): Promise<void>;
}

const REFUSED =
  'HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 29\r\nConnection: close\r\n\r\n{"error":"token not present"}';

/** Starts the servers on free ports. */
export async function startLab(hosts: readonly string[]): Promise<Lab> {
  const certificate = createCertificate(hosts);
  let site: Site | undefined;

  const answer = (scheme: string) => async (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host ?? '';
    const handler = site?.hosts[host.replace(/:\d+$/, '')];
    const body = (await readAll(request)).toString();
    if (!handler) {
      response.writeHead(404).end();
      return;
    }
    const url = new URL(`${scheme}://${host}${request.url}`);
    const ask: Ask = { method: request.method ?? 'GET', url, headers: request.headers, body };
    handler(ask, response);
  };
  const upgrade = (request: IncomingMessage, socket: Duplex) => {
    if (site?.upgrade) site.upgrade(request, socket);
    else socket.end(REFUSED);
  };

  const tls = createTlsServer({ key: certificate.key, cert: certificate.cert }, answer('https'));
  const plain = createServer(answer('http'));
  for (const server of [tls, plain]) server.on('upgrade', upgrade);
  const proxy = createServer(answer('http'));
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  // Whatever host is asked for, its servers are here.
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    const upstream = connect(request.url?.endsWith(':443') ? portOf(tls) : portOf(plain), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  const servers = [tls, plain, proxy];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  return {
    ports: { tls: portOf(tls), plain: portOf(plain), proxy: portOf(proxy) },
    certificate,
    use(next) {
      site = next;
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      certificate.remove();
    },
  };
}

/** How a browser is led to the servers of the lab. */
export function reach({ ports, certificate }: Pick<Lab, 'ports' | 'certificate'>, args: readonly string[] = []) {
  return {
    args: [
      `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      `--host-resolver-rules=MAP *.example:443 127.0.0.1:${ports.tls}, MAP *.example:80 127.0.0.1:${ports.plain}`,
      ...args,
    ],
    proxyPort: ports.proxy,
  };
}
