import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'flask-login',
  product: 'Flask and Flask-Login of Debian, with "remember me"',
  debian: ['python3-flask', 'python3-flask-login'],
  start: ({ port, folder, data }) =>
    startProcess('/usr/bin/python3', [join(folder, 'servers', 'flask-login', 'app.py')], {
      cwd: data,
      env: { PORT: String(port) },
    }),
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '[name=username]', ALICE.username);
    await fill(page, '[name=password]', ALICE.password);
    await page.click('[name=remember]');
    await clickThrough(page, 'button');
  },
  use: (page, { url }) => visit(page, url, ['/', '/orders/1', '/orders/2', '/orders/3', '/']),
  logout: (page) => clickThrough(page, 'a[href="/logout"]'),
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional'] },
});
