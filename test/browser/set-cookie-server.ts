import { type AddressInfo, createServer } from 'node:net';
import type { Line } from './set-cookie-lines.ts';

/** Answers `/a/set?7` with the eighth field, byte by byte: node:http refuses to send half of them. */
export async function startSetCookieServer(lines: readonly Line[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      const host = /\r\nhost: ([^:\r]+)/i.exec(data.toString('latin1'))?.[1] ?? '';
      const line = lines[Number(/ \/a\/set\?(\d+) /.exec(data.toString('latin1'))?.[1])];
      const field = line === undefined ? [] : [`Set-Cookie: ${line.field.replaceAll('HOST', host)}`];
      const head = ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Content-Length: 2', 'Connection: close', ...field];
      socket.end(Buffer.from(`${head.join('\r\n')}\r\n\r\nok`, 'latin1'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
