import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginByForm, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'pyramid',
  product: 'Pyramid 2 of Debian (Python): a ticket cookie, and a signed session beside it',
  debian: ['python3-pyramid'],
  firstPage: '/login',
  start: ({ port, folder, data }) =>
    startProcess('/usr/bin/python3', [join(folder, 'servers', 'pyramid', 'app.py')], {
      cwd: data,
      env: { PORT: String(port) },
    }),
  login: (page, { url }) => loginByForm(page, `${url}/login`),
  use: (page, { url }) => visit(page, url, ['/', '/orders/1', '/orders/2', '/orders/3', '/']),
  logout: (page) => clickThrough(page, 'a[href="/logout"]'),
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
