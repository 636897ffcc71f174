import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginAtProvider } from '../../harness/steps.mjs';

/** @param {import('puppeteer-core').Page} page @param {string} text */
const shows = (page, text) =>
  page.waitForFunction((wanted) => document.querySelector('#o')?.textContent?.startsWith(wanted), {}, text);

export const stack = defineStack({
  name: 'oidc-spa',
  product: 'oidc-client-ts 3.5 at oidc-provider 9.13',
  core: true,
  packages: 'core',
  needs: ['oidc-provider'],
  start: (context) => startApp('oidc-spa', context),
  login: async (page, { url }) => {
    await page.goto(url);
    await shows(page, 'answer 1 401');
    await clickThrough(page, '#sign');
    await loginAtProvider(page);
    await shows(page, 'answer 1 200');
  },
  use: async (page) => {
    for (let turn = 2; turn < 7; turn++) {
      await page.click('#more');
      await shows(page, `answer ${turn} 200`);
    }
  },
  logout: async (page) => {
    await page.click('#out');
    await shows(page, 'signed out');
  },
  truth: { strategy: ['jwt-bearer'], logins: ['oidc-code'], shape: ['spa'], pkce: 'S256' },
});
