import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'ungit',
  product: 'Ungit 1.5',
  packages: 'ungit',
  start: ({ port, folder, data }) => {
    mkdirSync(join(data, 'repository'));
    const settings = {
      port,
      ungitBindIp: '127.0.0.1',
      authentication: true,
      users: { [ALICE.username]: ALICE.password },
      launchBrowser: false,
      bugtracking: false,
      sendUsageStatistics: false,
      ungitVersionCheckOverride: true,
    };
    writeFileSync(join(data, '.ungitrc'), JSON.stringify(settings));
    const program = join(folder, 'node_modules', 'ungit', 'bin', 'ungit');
    const args = [`--port=${port}`, '--ungitBindIp=127.0.0.1', '--no-launchBrowser'];
    return startProcess(process.execPath, [program, ...args], { cwd: data, env: { HOME: data } });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, 'input[type=text]', ALICE.username);
    await fill(page, 'input[type=password]', ALICE.password);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('input[type=password]'));
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse((response) => response.url().includes('/api/loggedin'));
      await page.goto(`${url}/?turn=${turn}`);
      await answered;
    }
  },
  truth: { strategy: ['session-cookie'], logins: ['json'], shape: ['spa', 'traditional'] },
});
