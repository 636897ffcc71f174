import { startApp } from '../../harness/node-app.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'better-auth',
  product: 'better-auth 1.7, session with cookie cache',
  core: true,
  packages: 'core',
  start: (context) => startApp('better-auth', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=email]', ALICE.email);
    await fill(page, '[name=password]', ALICE.password);
    await clickThrough(page, '#f button');
  },
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: async (page, { url }) => {
    await page.goto(url);
    await clickThrough(page, '#out');
  },
  truth: { strategy: ['session-cookie'], logins: ['json'], shape: ['spa', 'traditional'] },
});
