import { findFreePort, startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';

const isCall = (/** @type {import('puppeteer-core').HTTPResponse} */ response) =>
  response.url().endsWith('/transmission/rpc') && response.ok();

export const stack = defineStack({
  name: 'transmission',
  product: 'Transmission 3.00 of Debian, its web page',
  debian: ['transmission-daemon'],
  httpCredentials: ALICE,
  start: async ({ port, data }) => {
    const account = ['--auth', '-u', ALICE.username, '-v', ALICE.password];
    const listen = ['-a', '127.0.0.1', '-r', '127.0.0.1', '-p', String(port), '-P', String(await findFreePort())];
    const quiet = ['--no-dht', '--no-lpd', '--no-portmap', '--no-utp', '-i', '127.0.0.1', '-I', '::1'];
    return startProcess('transmission-daemon', ['-f', '-g', data, ...account, ...listen, ...quiet], { cwd: data });
  },
  login: async (page, { url }) => {
    const answered = page.waitForResponse(isCall);
    await page.goto(`${url}/transmission/web/`);
    await answered;
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse(isCall);
      await page.goto(`${url}/transmission/web/?turn=${turn}`);
      await answered;
    }
  },
  truth: { strategy: ['basic'], logins: ['http-challenge'], shape: ['spa', 'traditional'] },
});
