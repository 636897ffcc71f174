import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Entry } from '../core/canaries/places.ts';

/** Answers each request as its entry says, which the header `X-Place` numbers; all others with a page that sets the cookies. */
export async function startSecretServer(
  entries: readonly Entry[],
  cookies: readonly string[],
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    const entry = entries[Number(request.headers['x-place'])];
    if (!entry) response.setHeader('Set-Cookie', [...cookies]);
    response.statusCode = entry?.status ?? 200;
    for (const [name, value] of Object.entries(entry?.response ?? {})) response.setHeader(name, value.split('\n'));
    response.setHeader('Content-Type', entry?.content?.mimeType ?? 'text/html');
    response.setHeader('Cache-Control', 'no-store');
    const { text = '<title>Page</title>', encoding } = entry?.content ?? {};
    response.end(encoding === 'base64' ? Buffer.from(text, 'base64') : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
