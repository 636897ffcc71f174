import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'qbittorrent',
  product: 'qBittorrent of Debian, its web page',
  debian: ['qbittorrent-nox'],
  start: async ({ port, data }) => {
    const folder = join(data, 'qBittorrent', 'config');
    mkdirSync(folder, { recursive: true });
    const settings = [
      '[LegalNotice]',
      'Accepted=true',
      '[BitTorrent]',
      'Session\\Interface=lo',
      'Session\\InterfaceAddress=127.0.0.1',
      'Session\\DHTEnabled=false',
      'Session\\LSDEnabled=false',
      'Session\\PeXEnabled=false',
      `Session\\Port=${await findFreePort()}`,
      '[Preferences]',
      'WebUI\\Address=127.0.0.1',
      `WebUI\\Port=${port}`,
      'WebUI\\LocalHostAuth=true',
    ];
    writeFileSync(join(folder, 'qBittorrent.conf'), `${settings.join('\n')}\n`);
    return startProcess('qbittorrent-nox', [`--profile=${data}`], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    // The account that the product comes with.
    await fill(page, '#username', 'admin');
    await fill(page, '#password', 'adminadmin');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#desktop');
  },
  use: async (page) => {
    // The page asks for news by itself.
    for (let turn = 0; turn < 5; turn++)
      await page.waitForResponse((response) => response.url().includes('/api/v2/'), { timeout: 20_000 });
  },
  logout: async (page) => {
    const left = page.waitForSelector('#username', { timeout: 20_000 });
    await page.waitForSelector('#logoutLink');
    await page.$eval('#logoutLink', (link) => /** @type {HTMLElement} */ (link).click());
    await left;
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['spa', 'traditional'] },
});
