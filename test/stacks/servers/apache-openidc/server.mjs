import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginAtProvider, visit } from '../../harness/steps.mjs';
import { startApache } from '../common/apache.mjs';

export const stack = defineStack({
  name: 'apache-openidc',
  product: 'Apache httpd with mod_auth_openidc 2.4 of Debian, at oidc-provider 9.13',
  debian: ['apache2-bin', 'libapache2-mod-auth-openidc'],
  needs: ['oidc-provider'],
  start: (context) =>
    startApache(
      context,
      ['auth_openidc'],
      `
OIDCProviderMetadataURL http://localhost:${context.ports['oidc-provider']}/.well-known/openid-configuration
OIDCClientID apache
OIDCClientSecret apache-secret-apache-secret-0123456789
OIDCRedirectURI http://127.0.0.1:${context.port}/callback
OIDCScope "openid profile email"
OIDCPKCEMethod S256
OIDCCryptoPassphrase "a passphrase for tests"
OIDCCookieSameSite On
<LocationMatch "^/(callback|orders)">
  AuthType openid-connect
  Require valid-user
</LocationMatch>`,
    ),
  login: async (page, { url }) => {
    await page.goto(`${url}/orders-1.html`);
    await loginAtProvider(page);
  },
  use: (page, { url }) =>
    visit(page, url, ['/orders-1.html', '/orders-2.html', '/orders-3.html', '/orders-1.html', '/orders-2.html']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/callback?logout=${encodeURIComponent(`${url}/`)}`);
    // The provider asks whether its own session shall end too.
    if (new URL(page.url()).origin !== url) await clickThrough(page, 'button[type=submit]');
  },
  truth: { strategy: ['session-cookie'], logins: ['oidc-code'], shape: ['traditional', 'federated'], pkce: 'S256' },
});
