import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { loginAtProvider, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'oidc-eoc',
  product: 'express-openid-connect 3.4 at oidc-provider 9.13',
  core: true,
  packages: 'core',
  needs: ['oidc-provider'],
  start: (context) => startApp('oidc-eoc', context),
  login: async (page, { url }) => {
    await page.goto(`${url}/login`);
    await loginAtProvider(page);
  },
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/logout`);
  },
  truth: { strategy: ['sealed-cookie'], logins: ['oidc-code'], shape: ['traditional', 'bff', 'federated'] },
});
