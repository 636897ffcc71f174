import { startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const isCall = (/** @type {import('puppeteer-core').HTTPResponse} */ answer) => answer.url().endsWith('/json');

export const stack = defineStack({
  name: 'deluge',
  product: 'Deluge 2.0 of Debian, its web page: JSON-RPC with the password as a positional parameter',
  debian: ['deluge-web'],
  start: ({ port, data }) =>
    startProcess('deluge-web', ['-d', '-c', data, '-i', '127.0.0.1', '-p', String(port), '-L', 'error'], { cwd: data }),
  login: async (page, { url }) => {
    await page.goto(url);
    // The password that the product comes with.
    await fill(page, 'input[name=password]', 'deluge');
    const answered = page.waitForResponse(
      async (answer) => isCall(answer) && (answer.request().postData() ?? '').includes('auth.login'),
    );
    await page.keyboard.press('Enter');
    await answered;
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse(isCall);
      await page.goto(`${url}/?turn=${turn}`);
      await answered;
    }
  },
  truth: { strategy: ['session-cookie'], logins: ['json'], shape: ['spa'] },
});
