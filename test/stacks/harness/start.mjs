import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installStack } from './install.mjs';
import { findFreePort, waitForPort } from './process.mjs';

/**
 * Installs and starts a stack with the servers it needs, each on a free port with an empty data folder.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @param {(name: string) => Promise<import('./stack.mjs').Stack>} load
 * @returns {Promise<{ site: import('./stack.mjs').Site, stop: () => Promise<void> }>}
 */
export async function startStack(stack, load) {
  const all = [...(await Promise.all((stack.needs ?? []).map(load))), stack];
  /** @type {Record<string, number>} */
  const ports = {};
  for (const each of all) ports[each.name] = await findFreePort();
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    for (const one of stops.reverse()) await one();
  };
  try {
    for (const each of all) {
      const folder = installStack(each);
      const data = mkdtempSync(join(tmpdir(), `watchword-${each.name}-`));
      stops.push(async () => rmSync(data, { recursive: true, force: true }));
      const port = /** @type {number} */ (ports[each.name]);
      const running = await each.start({ port, folder, data, ports });
      stops.push(running.stop);
      await waitForPort(port, running);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { site: { url: `http://127.0.0.1:${ports[stack.name]}`, ports }, stop };
}
