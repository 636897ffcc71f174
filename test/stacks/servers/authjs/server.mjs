import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'authjs',
  product: '@auth/express 0.12',
  core: true,
  packages: 'core',
  start: (context) => startApp('authjs', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=username]', ALICE.username);
    await fill(page, '[name=password]', ALICE.password);
    await clickThrough(page, 'button[type=submit]');
  },
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/auth/signout`);
    await clickThrough(page, 'button[type=submit]');
  },
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
