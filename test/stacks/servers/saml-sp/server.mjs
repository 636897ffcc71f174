import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginAtSamlProvider, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'saml-sp',
  product: 'passport-saml 5.1 with express-session, at SimpleSAMLphp',
  packages: 'saml',
  needs: ['simplesamlphp'],
  start: (context) => startApp('saml-sp', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await clickThrough(page, 'a');
    await loginAtSamlProvider(page, `${url}/me`);
  },
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/bye`);
    await clickThrough(page, 'button');
  },
  truth: { strategy: ['session-cookie'], logins: ['saml'], shape: ['federated', 'traditional'] },
});
