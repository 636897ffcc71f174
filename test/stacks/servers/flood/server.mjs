import { join } from 'node:path';
import { startProcess, waitForPort } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const isCall = (/** @type {string} */ path) => (/** @type {import('puppeteer-core').HTTPResponse} */ answer) =>
  new URL(answer.url()).pathname === path && answer.ok();

export const stack = defineStack({
  name: 'flood',
  product: 'Flood 4.9, a page for Transmission: a JWT in a cookie, and events that never end',
  packages: 'flood',
  needs: ['transmission'],
  start: async ({ port, folder, data, ports }) => {
    const program = join(folder, 'node_modules', 'flood', 'dist', 'index.js');
    const options = [`--rundir=${data}`, '--host=127.0.0.1', `--port=${port}`];
    const running = startProcess(process.execPath, [program, ...options], { cwd: data });
    await waitForPort(port, running);
    const { username, password } = ALICE;
    const rpc = `http://127.0.0.1:${ports.transmission}/transmission/rpc`;
    const client = { client: 'Transmission', type: 'rpc', version: 1, url: rpc, username, password };
    const account = { username, password, level: 10, client };
    const made = await fetch(`http://127.0.0.1:${port}/api/auth/register?cookie=false`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    if (!made.ok) throw new Error(`The account was not made: ${await made.text()}`);
    return running;
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, 'input[name=username]', ALICE.username);
    await fill(page, 'input[name=password]', ALICE.password);
    const answered = page.waitForResponse(isCall('/api/activity-stream'));
    await page.keyboard.press('Enter');
    await answered;
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 3; turn++) {
      const answered = page.waitForResponse(isCall('/api/activity-stream'));
      await page.goto(`${url}/?turn=${turn}`);
      await answered;
      await page.evaluate(async () => {
        for (const path of ['client/settings', 'settings', 'feed-monitor']) await fetch(`/api/${path}`);
      });
    }
  },
  logout: async (page) => {
    await page.evaluate(() => fetch('/api/auth/logout'));
  },
  truth: { strategy: ['jwt-cookie'], logins: ['json'], shape: ['spa'] },
});
