// Loaded into the servers: what they ask of each other over https goes to the proxy, whatever the name resolves to.
import tls from 'node:tls';

const connect = tls.connect;
const port = Number(process.env.CORPORA_BACK_PORT);

/** @param {any[]} args */
function connectByProxy(...args) {
  const again = /** @type {(...args: any[]) => import('node:tls').TLSSocket} */ (connect);
  const options = typeof args[0] === 'object' ? args[0] : undefined;
  const host = options?.host ?? options?.servername;
  if (options === undefined || !String(host).endsWith('.example')) return again(...args);
  const { socket: _socket, ...rest } = options;
  return again({ ...rest, host: '127.0.0.1', port, servername: options.servername ?? host }, ...args.slice(1));
}

tls.connect = /** @type {any} */ (connectByProxy);
