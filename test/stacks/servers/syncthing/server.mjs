import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { visit } from '../../harness/steps.mjs';

/** Nothing leaves the machine, and nothing asks the user whether it may. */
const QUIET = {
  globalAnnounceEnabled: 'false',
  localAnnounceEnabled: 'false',
  relaysEnabled: 'false',
  natEnabled: 'false',
  crashReportingEnabled: 'false',
  startBrowser: 'false',
  urAccepted: '-1',
};

export const stack = defineStack({
  name: 'syncthing',
  product: 'Syncthing 1.19 of Debian: Basic, a session cookie from it, a CSRF cookie with its header',
  debian: ['syncthing'],
  httpCredentials: ALICE,
  start: async ({ port, data }) => {
    const env = { HOME: data, STNODEFAULTFOLDER: '1', STNOUPGRADE: '1' };
    const account = [`--gui-user=${ALICE.username}`, `--gui-password=${ALICE.password}`];
    execFileSync('syncthing', ['generate', `--home=${data}`, ...account], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const file = join(data, 'config.xml');
    let text = readFileSync(file, 'utf8');
    for (const [name, value] of Object.entries(QUIET))
      text = text.replace(new RegExp(`(<${name}>)[^<]*`), `$1${value}`);
    text = text.replace(/(<listenAddress>)[^<]*/, `$1tcp://127.0.0.1:${await findFreePort()}`);
    writeFileSync(file, text);
    const options = [`--home=${data}`, `--gui-address=127.0.0.1:${port}`, '--no-browser', '--no-restart'];
    return startProcess('syncthing', ['serve', ...options], { cwd: data, env });
  },
  login: async (page, { url }) => {
    const answered = page.waitForResponse((answer) => answer.url().includes('/rest/system/status') && answer.ok());
    await page.goto(url);
    await answered;
  },
  use: async (page, { url }) => {
    await visit(page, url, ['/rest/system/version', '/rest/stats/device']).catch(() => {});
    for (let turn = 0; turn < 2; turn++) {
      const answered = page.waitForResponse((answer) => answer.url().includes('/rest/system/status') && answer.ok());
      await page.goto(`${url}/?turn=${turn}`);
      await answered;
    }
  },
  // The browser sends the password with each request; the server is satisfied by it or by its cookie.
  truth: { strategy: ['basic', 'hybrid'], logins: ['http-challenge'], shape: ['spa', 'traditional'] },
});
