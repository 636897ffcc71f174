import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const filled = () => (document.querySelector('pre')?.textContent ?? '').length > 0;

export const stack = defineStack({
  name: 'feathers-socket',
  product: 'Feathers 5 over Socket.IO: login, token and all calls go over a WebSocket, the JWT lies in localStorage',
  packages: 'feathers',
  start: (context) => startApp('feathers-socket', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=email]', ALICE.email);
    await fill(page, '[name=password]', ALICE.password);
    await page.click('button');
    await page.waitForFunction(filled);
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 3; turn++) {
      await page.goto(`${url}/?turn=${turn}`);
      await page.waitForFunction(filled);
    }
  },
  logout: async (page) => {
    await page.click('#out');
    await page.waitForFunction(() => document.querySelector('pre')?.textContent === '');
  },
  // No request carries it, and what goes over a WebSocket is not shown to an extension.
  truth: { strategy: ['jwt-bearer', 'unknown'], logins: ['json', 'unknown'], shape: ['spa', 'unknown'] },
});
