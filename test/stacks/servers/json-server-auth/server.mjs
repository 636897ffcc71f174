import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill, shows } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'json-server-auth',
  product: 'json-server-auth 2.1 behind a page of our own',
  core: true,
  packages: 'json-server-auth',
  start: (context) => startApp('json-server-auth', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await shows(page, '#o', 'answer 1 401');
    await fill(page, '[name=email]', ALICE.email);
    await fill(page, '[name=password]', ALICE.password);
    await page.click('#sign button');
    await shows(page, '#o', 'answer 2 200');
  },
  use: async (page) => {
    for (let turn = 3; turn < 8; turn++) {
      await page.click('#more');
      await shows(page, '#o', `answer ${turn} 200`);
    }
  },
  logout: async (page) => {
    await page.click('#out');
    await shows(page, '#o', 'answer 8 401');
  },
  truth: { strategy: ['jwt-bearer'], logins: ['json'], shape: ['spa', 'api'] },
});
