import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginByForm, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'sinatra',
  product: 'Sinatra 3 of Debian (Ruby), the session cookie of Rack',
  debian: ['ruby-sinatra', 'puma'],
  firstPage: '/login',
  start: ({ port, folder, data }) => {
    const args = ['-S', 'puma', '-b', `tcp://127.0.0.1:${port}`, join(folder, 'servers', 'sinatra', 'config.ru')];
    return startProcess('ruby', args, { cwd: data, env: { RACK_ENV: 'production' } });
  },
  login: (page, { url }) => loginByForm(page, `${url}/login`),
  use: (page, { url }) => visit(page, url, ['/', '/orders/1', '/orders/2', '/orders/3', '/']),
  logout: (page) => clickThrough(page, 'a[href="/logout"]'),
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
