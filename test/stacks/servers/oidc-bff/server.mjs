import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginAtProvider, shows } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'oidc-bff',
  product: 'openid-client 6.8 behind express-session, at oidc-provider 9.13',
  core: true,
  packages: 'core',
  needs: ['oidc-provider'],
  start: (context) => startApp('oidc-bff', context),
  login: async (page, { url }) => {
    await page.goto(`${url}/login`);
    await loginAtProvider(page);
    await shows(page, '#o', 'answer 1 200');
  },
  use: async (page) => {
    for (let turn = 2; turn < 7; turn++) {
      await page.click('#more');
      await shows(page, '#o', `answer ${turn} 200`);
    }
  },
  logout: (page) => clickThrough(page, '#out'),
  truth: { strategy: ['session-cookie'], logins: ['oidc-code'], shape: ['bff'], pkce: 'S256' },
});
