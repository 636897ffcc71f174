import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginByForm, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'rails',
  product: 'Rails 6.1 of Debian, cookie store',
  debian: ['ruby-rails', 'puma'],
  start: ({ port, folder, data }) => {
    const args = ['-S', 'puma', '-b', `tcp://127.0.0.1:${port}`, join(folder, 'servers', 'rails', 'config.ru')];
    return startProcess('ruby', args, { cwd: data, env: { DATA: data, RAILS_ENV: 'production' } });
  },
  login: (page, { url }) => loginByForm(page, url),
  use: (page, { url }) => visit(page, url, ['/me', '/orders/1', '/orders/2', '/orders/3', '/me']),
  logout: (page) => clickThrough(page, 'form[action="/logout"] button, form button'),
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
