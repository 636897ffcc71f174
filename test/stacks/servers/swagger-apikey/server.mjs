import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'swagger-apikey',
  product: 'swagger-ui-express 5 before an API with keys',
  core: true,
  packages: 'core',
  firstPage: '/docs/',
  start: (context) => startApp('swagger-apikey', context),
  login: async (page, { url }) => {
    await page.goto(`${url}/docs/`);
    await page.waitForSelector('button.authorize');
    await page.click('button.authorize');
    await fill(page, '.auth-container input[type=text]', 'sk_test_4eC39HqLyjWDarjtT1zdp7dc');
    await page.click('.auth-btn-wrapper button.authorize');
    await page.waitForSelector('.btn-done');
    await page.click('.btn-done');
  },
  use: async (page, { url }) => {
    await page.waitForSelector('.opblock-summary-control');
    await page.click('.opblock-summary-control');
    await page.waitForSelector('.try-out__btn');
    await page.click('.try-out__btn');
    await page.waitForSelector('button.execute');
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse(`${url}/v1/items`);
      await page.click('button.execute');
      await answered;
    }
  },
  truth: { strategy: ['api-key'], logins: [], shape: ['spa', 'api'] },
});
