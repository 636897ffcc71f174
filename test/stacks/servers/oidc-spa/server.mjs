import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginAtProvider, shows } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'oidc-spa',
  product: 'oidc-client-ts 3.5 at oidc-provider 9.13',
  core: true,
  packages: 'core',
  needs: ['oidc-provider'],
  start: (context) => startApp('oidc-spa', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await shows(page, '#o', 'answer 1 401');
    await clickThrough(page, '#sign');
    await loginAtProvider(page);
    await shows(page, '#o', 'answer 1 200');
  },
  use: async (page) => {
    for (let turn = 2; turn < 7; turn++) {
      await page.click('#more');
      await shows(page, '#o', `answer ${turn} 200`);
    }
  },
  logout: async (page) => {
    await page.click('#out');
    await shows(page, '#o', 'signed out');
  },
  truth: { strategy: ['jwt-bearer'], logins: ['oidc-code'], shape: ['spa'], pkce: 'S256' },
});
