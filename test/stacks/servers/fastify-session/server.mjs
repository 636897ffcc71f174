import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginByForm, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'fastify-session',
  product: '@fastify/session 11',
  core: true,
  packages: 'core',
  start: (context) => startApp('fastify-session', context),
  login: (page, { url }) => loginByForm(page, url),
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/bye`);
    await clickThrough(page, 'button');
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
