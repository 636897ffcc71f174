import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';

const MODULES = '/usr/lib/apache2/modules';
const BASE = ['mpm_event', 'authz_core', 'authz_user', 'authn_core', 'dir', 'mime'];

/**
 * Starts Apache httpd with the modules and directives that a server needs beyond the plain ones.
 *
 * @param {{ port: number, data: string }} context
 * @param {string[]} modules Without `mod_` and `.so`.
 * @param {string} directives
 */
export function startApache({ port, data }, modules, directives) {
  // As root, Apache serves as another user, who must be able to read the folder.
  chmodSync(data, 0o755);
  mkdirSync(join(data, 'htdocs'), { recursive: true });
  for (const name of ['index', 'orders-1', 'orders-2', 'orders-3'])
    writeFileSync(
      join(data, 'htdocs', `${name}.html`),
      `<!doctype html><title>${name}</title><link rel="icon" href="data:,">Hello`,
    );
  const load = [...BASE, ...modules].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`);
  const plain = `
ServerRoot ${data}
PidFile ${data}/httpd.pid
ErrorLog ${data}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
User nobody
Group nogroup
StartServers 1
DocumentRoot ${data}/htdocs
DirectoryIndex index.html
TypesConfig /etc/mime.types`;
  writeFileSync(join(data, 'httpd.conf'), `${load.join('\n')}${plain}\n${directives}`);
  return startProcess('apache2', ['-f', join(data, 'httpd.conf'), '-D', 'FOREGROUND'], { cwd: data });
}
