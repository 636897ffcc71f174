import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, startProcess, waitForPort } from '../../stacks/harness/process.mjs';
import { needDebian } from './packages.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx of Debian on a free port; `locations` gives the inside of its one server, whose files lie in `folder`. */
export async function startNginx(
  locations: (folder: string) => string,
): Promise<{ port: number; stop(): Promise<void> }> {
  needDebian(['nginx-light']);
  const folder = mkdtempSync(join(tmpdir(), 'watchword-nginx-'));
  const port = await findFreePort();
  const file = join(folder, 'nginx.conf');
  const log = join(folder, 'error.log');
  const paths = TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  const server = `server { listen 127.0.0.1:${port}; ${locations(folder)} }`;
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(file, `${user} daemon off; pid ${folder}/pid; events {} http { access_log off; ${paths} ${server} }`);
  const running = startProcess('/usr/sbin/nginx', ['-c', file, '-e', log]);
  await waitForPort(port, running);
  return {
    port,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
