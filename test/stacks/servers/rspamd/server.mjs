import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const isCall = (/** @type {string} */ path) => (/** @type {import('puppeteer-core').HTTPResponse} */ answer) =>
  new URL(answer.url()).pathname === path && answer.ok();

export const stack = defineStack({
  name: 'rspamd',
  product: 'Rspamd 3.4 of Debian, its web page: the password in a header of its own',
  debian: ['rspamd'],
  start: ({ port, data }) => {
    const settings = `
options { pidfile = "${data}/pid"; filters = ""; control_socket = "${data}/control mode=0600"; dns { nameserver = ["127.0.0.1"]; } }
logging { type = "console"; level = "warning"; }
worker "controller" {
  bind_socket = "127.0.0.1:${port}";
  count = 1;
  password = "${ALICE.password}";
  secure_ip = "192.0.2.1";
  static_dir = "/usr/share/rspamd/www";
}`;
    writeFileSync(join(data, 'rspamd.conf'), settings);
    const folders = ['DBDIR', 'RUNDIR', 'LOGDIR'].map((name) => `--var=${name}=${data}`);
    return startProcess('rspamd', ['-i', '-f', '-c', join(data, 'rspamd.conf'), ...folders], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await signIn(page);
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 2; turn++) {
      await page.goto(`${url}/?turn=${turn}`);
      await signIn(page);
    }
  },
  truth: { strategy: ['custom-header'], logins: ['json', 'unknown'], shape: ['spa'] },
});

/** The page asks for the password each time it is loaded. @param {import('puppeteer-core').Page} page */
async function signIn(page) {
  await page.waitForSelector('#connectPassword', { visible: true });
  await fill(page, '#connectPassword', ALICE.password);
  const answered = page.waitForResponse(isCall('/stat'));
  await page.$eval('#connectButton', (button) => /** @type {HTMLElement} */ (button).click());
  await answered;
}
