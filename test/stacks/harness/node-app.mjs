import { join } from 'node:path';
import { startProcess } from './process.mjs';

/**
 * Starts `servers/<name>/app.mjs` with `PORT`, `DATA` and `PORT_OF_<NAME>` of its neighbours in the environment.
 *
 * @param {string} name
 * @param {import('./stack.mjs').StartContext} context
 */
export function startApp(name, { port, folder, data, ports }) {
  /** @type {Record<string, string>} */
  const env = { PORT: String(port), DATA: data };
  for (const [other, number] of Object.entries(ports))
    env[`PORT_OF_${other.toUpperCase().replaceAll('-', '_')}`] = String(number);
  return startProcess(process.execPath, [join(folder, 'servers', name, 'app.mjs')], { cwd: data, env });
}
