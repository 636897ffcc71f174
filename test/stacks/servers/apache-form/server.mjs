import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';
import { startApache } from '../common/apache.mjs';

const login = `<!doctype html><title>Sign in</title><link rel="icon" href="data:,"><form method="post" action="/dologin">
<input name="httpd_username"><input name="httpd_password" type="password"><button>Log in</button></form>`;

export const stack = defineStack({
  name: 'apache-form',
  product: 'Apache httpd with mod_auth_form and mod_session_crypto',
  debian: ['apache2-bin', 'openssl'],
  start: (context) => {
    const { data } = context;
    mkdirSync(join(data, 'htdocs'));
    writeFileSync(join(data, 'htdocs', 'login.html'), login);
    const hash = execFileSync('openssl', ['passwd', '-apr1', ALICE.password], { encoding: 'utf8' });
    writeFileSync(join(data, 'users'), `${ALICE.username}:${hash}`);
    const modules = ['authn_file', 'auth_form', 'request', 'session', 'session_cookie', 'session_crypto'];
    return startApache(
      context,
      modules,
      `
<Location "/">
  AuthType form
  AuthName "realm"
  AuthFormProvider file
  AuthUserFile ${data}/users
  AuthFormLoginRequiredLocation "/login.html"
  AuthFormLoginSuccessLocation "/index.html"
  AuthFormLogoutLocation "/login.html"
  Session On
  SessionCookieName session path=/;HttpOnly
  SessionCryptoPassphrase secretpassphrase
  Require valid-user
</Location>
<Location "/login.html">
  Require all granted
</Location>
<Location "/dologin">
  SetHandler form-login-handler
</Location>
<Location "/logout">
  SetHandler form-logout-handler
  Require all granted
</Location>`,
    );
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=httpd_username]', ALICE.username);
    await fill(page, '[name=httpd_password]', ALICE.password);
    await clickThrough(page, 'button');
  },
  use: (page, { url }) =>
    visit(page, url, ['/index.html', '/orders-1.html', '/orders-2.html', '/orders-3.html', '/index.html']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/logout`);
  },
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
