import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { clickThrough, loginByForm, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'mojolicious',
  product: 'Mojolicious 9 of Debian (Perl), its signed session cookie',
  debian: ['libmojolicious-perl'],
  firstPage: '/login',
  start: ({ port, folder, data }) =>
    startProcess('perl', [join(folder, 'servers', 'mojolicious', 'app.pl')], {
      cwd: data,
      env: { PORT: String(port), MOJO_LOG_LEVEL: 'warn' },
    }),
  login: (page, { url }) => loginByForm(page, `${url}/login`),
  use: (page, { url }) => visit(page, url, ['/', '/orders/1', '/orders/2', '/orders/3', '/']),
  logout: (page) => clickThrough(page, 'form[action="/logout"] button'),
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
