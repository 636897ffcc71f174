import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const COLLECTIONS = '#collectionsscene';

export const stack = defineStack({
  name: 'radicale',
  product: 'Radicale 3.1 of Debian (Python), its web page: Basic set by a script',
  debian: ['radicale'],
  firstPage: '/.web/',
  start: ({ port, data }) => {
    writeFileSync(join(data, 'users'), `${ALICE.username}:${ALICE.password}\n`);
    const settings = `
[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${data}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${data}/collections
`;
    writeFileSync(join(data, 'config'), settings);
    return startProcess('radicale', ['-C', join(data, 'config')], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/.web/`);
    await signIn(page);
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 2; turn++) {
      await page.goto(`${url}/.web/?turn=${turn}`);
      await signIn(page);
    }
  },
  truth: { strategy: ['basic'], logins: ['form', 'http-challenge', 'unknown'], shape: ['spa'] },
});

/** The page remembers nobody: each time it is loaded it asks. @param {import('puppeteer-core').Page} page */
async function signIn(page) {
  await page.waitForSelector('#loginscene [data-name=user]', { visible: true });
  await fill(page, '#loginscene [data-name=user]', ALICE.username);
  await fill(page, '#loginscene [data-name=password]', ALICE.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector(COLLECTIONS, { visible: true });
}
