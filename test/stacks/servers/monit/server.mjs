import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'monit',
  product: 'Monit 5.33 of Debian: Basic, and a cookie against forged writes',
  debian: ['monit'],
  httpCredentials: ALICE,
  start: ({ port, data }) => {
    const file = join(data, 'monitrc');
    const lines = [
      'set daemon 60',
      `set logfile ${data}/log`,
      `set pidfile ${data}/pid`,
      `set idfile ${data}/id`,
      `set statefile ${data}/state`,
      `set httpd port ${port} and use address 127.0.0.1 allow ${ALICE.username}:${ALICE.password}`,
      'check system shop if memory usage > 99% then alert',
      `check file notes with path ${file}`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    return startProcess('monit', ['-I', '-c', file], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
  },
  use: async (page, { url }) => {
    await visit(page, url, ['/_runtime', '/shop', '/notes']);
    // A write, with the token of the page and of the cookie.
    await Promise.all([page.waitForNavigation(), page.click('input[type=submit][value="Disable monitoring"]')]);
    await visit(page, url, ['/', '/shop']);
  },
  truth: { strategy: ['basic'], logins: ['http-challenge'], shape: ['traditional'] },
});
