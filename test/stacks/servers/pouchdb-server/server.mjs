import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'pouchdb-server',
  product: 'PouchDB Server 4.2 with Fauxton',
  packages: 'pouchdb-server',
  firstPage: '/_utils/',
  start: ({ port, folder, data }) => {
    const config = { admins: { [ALICE.username]: ALICE.password }, couch_httpd_auth: { require_valid_user: false } };
    writeFileSync(join(data, 'config.json'), JSON.stringify(config));
    const program = join(folder, 'node_modules', 'pouchdb-server', 'bin', 'pouchdb-server');
    const listen = ['--host', '127.0.0.1', '--port', String(port)];
    const files = ['--dir', join(data, 'data'), '--config', join(data, 'config.json'), '--no-stdout-logs'];
    return startProcess(process.execPath, [program, ...listen, ...files], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/_utils/#/login`);
    await fill(page, '#username, input[name=username]', ALICE.username);
    await fill(page, '#password, input[name=password]', ALICE.password);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash !== '#/login' && location.hash !== '#login');
  },
  use: async (page, { url }) => {
    for (const path of ['/_config', '/_all_dbs', '/_config/admins', '/_users/_all_docs', '/_session'])
      await page.evaluate((address) => fetch(address).then((answer) => answer.text()), url + path);
  },
  logout: async (page, { url }) => {
    const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
    await page.goto(`${url}/_utils/#/logout`);
    await ended;
    await page.reload();
    await page.waitForSelector('#username, input[name=username]');
  },
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['spa', 'traditional', 'api'] },
});
