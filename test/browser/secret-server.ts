import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Entry } from '../core/canaries/places.ts';

export interface SecretServer {
  origin: string;
  /** All that requests brought here, with what they were answered: by it one knows that a secret was on its way. */
  traffic(): string;
  close(): Promise<void>;
}

/** Answers each request as its entry says, which the header `X-Place` numbers; all others with a page, or a challenge. */
export async function startSecretServer(entries: readonly Entry[]): Promise<SecretServer> {
  const traffic: string[] = [];
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    // A redirect takes the header along; where it leads to is a page.
    const entry = url.startsWith('/next') ? undefined : entries[Number(headers['x-place'])];
    traffic.push(url, JSON.stringify([headers, entry ?? {}]));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => void traffic.push(Buffer.concat(chunks).toString()));
    const isChallenge = url === '/basic' && headers.authorization === undefined;
    response.statusCode = isChallenge ? 401 : (entry?.status ?? 200);
    if (isChallenge) response.setHeader('WWW-Authenticate', 'Basic realm="secrets"');
    for (const [name, value] of Object.entries(entry?.response ?? {})) response.setHeader(name, value.split('\n'));
    response.setHeader('Content-Type', entry?.content?.mimeType ?? 'text/html');
    response.setHeader('Cache-Control', 'no-store');
    const { text = '<link rel="icon" href="data:,"><title>Page</title><body>', encoding } = entry?.content ?? {};
    response.end(encoding === 'base64' ? Buffer.from(text, 'base64') : text);
  });
  server.on('upgrade', (request, socket) => {
    traffic.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    traffic: () => traffic.join('\n'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
