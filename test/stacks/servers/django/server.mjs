import { execFileSync } from 'node:child_process';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

const PYTHON = '/usr/bin/python3';

export const stack = defineStack({
  name: 'django',
  product: 'Django of Debian, its admin site',
  debian: ['python3-django'],
  firstPage: '/admin/',
  start: ({ port, data }) => {
    const env = { ...process.env, DJANGO_SUPERUSER_PASSWORD: ALICE.password };
    const run = (/** @type {string[]} */ args) => execFileSync(PYTHON, args, { cwd: data, env, stdio: 'ignore' });
    run(['-m', 'django', 'startproject', 'shop', '.']);
    run(['manage.py', 'migrate']);
    run(['manage.py', 'createsuperuser', '--noinput', '--username', ALICE.username, '--email', ALICE.email]);
    return startProcess(PYTHON, ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/admin/`);
    await fill(page, '#id_username', ALICE.username);
    await fill(page, '#id_password', ALICE.password);
    await clickThrough(page, 'input[type=submit]');
  },
  use: (page, { url }) =>
    visit(page, `${url}/admin`, ['/auth/user/', '/auth/group/', '/auth/user/1/change/', '/auth/user/add/', '/']),
  logout: (page) => clickThrough(page, '#user-tools a[href$="logout/"]'),
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
