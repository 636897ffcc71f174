import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const filled = () => (document.querySelector('pre')?.textContent ?? '').length > 0;

export const stack = defineStack({
  name: 'aria2-page',
  product: 'A page that steers aria2 1.36, with its secret in the parameters of JSON-RPC',
  needs: ['aria2'],
  start: (context) => startApp('aria2-page', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=secret]', ALICE.password);
    await page.click('button');
    await page.waitForFunction(filled);
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 2; turn++) {
      await page.goto(`${url}/?turn=${turn}`);
      await page.waitForFunction(filled);
    }
  },
  // What travels in the parameters of calls has no strategy of its own: to say so is right too.
  truth: { strategy: ['api-key', 'unknown'], logins: [], shape: ['spa', 'api'] },
});
