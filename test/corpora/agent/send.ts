import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Header } from '../../../src/core/http/exchange.ts';
import { pairs, readAll } from '../wire/proxy.ts';

export interface Answer {
  status: number;
  headers: Header[];
  text: string;
}

/** Where the proxy is, and the certificate to trust. */
export interface Wire {
  ports: { https: number; http: number };
  ca: string;
}

/** One request over the wire; nothing is followed and nothing is added. */
export function send(wire: Wire, url: URL, method: string, headers: readonly Header[], body?: string): Promise<Answer> {
  const https = url.protocol === 'https:';
  const raw = headers.flatMap(({ name, value }) => [name, value]);
  if (body !== undefined) raw.push('Content-Length', String(Buffer.byteLength(body)));
  const options = {
    host: '127.0.0.1',
    port: https ? wire.ports.https : wire.ports.http,
    method,
    path: url.pathname + url.search,
    headers: raw,
    ...(https ? { ca: wire.ca, servername: url.hostname } : {}),
  };
  return new Promise((resolve, reject) => {
    const outgoing = (https ? requestHttps : requestHttp)(options, (incoming) => {
      readAll(incoming).then((text) => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: pairs(incoming.rawHeaders),
          text: text.toString('utf8'),
        });
      }, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
