import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const filled = () => (document.querySelector('pre')?.textContent ?? '').length > 0;

export const stack = defineStack({
  name: 'influx-board',
  product: 'A page that asks InfluxDB 1.6, with user and password in the query',
  needs: ['influxdb'],
  start: (context) => startApp('influx-board', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=user]', ALICE.username);
    await fill(page, '[name=pass]', ALICE.password);
    await page.click('button');
    await page.waitForFunction(filled);
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 2; turn++) {
      await page.goto(`${url}/?turn=${turn}`);
      await page.waitForFunction(filled);
    }
  },
  truth: { strategy: ['url-token'], logins: [], shape: ['spa', 'api'] },
});
