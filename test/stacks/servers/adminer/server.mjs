import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'adminer',
  product: 'Adminer 4.8 of Debian on MariaDB',
  debian: ['adminer', 'php-cli', 'php-mysql'],
  needs: ['mariadb'],
  start: ({ port, data }) =>
    startProcess('php', ['-S', `127.0.0.1:${port}`, '/usr/share/adminer/adminer.php'], {
      cwd: data,
      env: { PHP_CLI_SERVER_WORKERS: '4' },
    }),
  login: async (page, { url, ports }) => {
    await page.goto(url);
    await fill(page, '[name="auth[server]"]', `127.0.0.1:${ports.mariadb}`);
    await fill(page, '[name="auth[username]"]', ALICE.username);
    await fill(page, '[name="auth[password]"]', ALICE.password);
    await clickThrough(page, 'input[type=submit][value="Login"]');
  },
  use: (page, { url, ports }) =>
    visit(page, `${url}/?server=127.0.0.1%3A${ports.mariadb}&username=${ALICE.username}`, [
      '&db=shop',
      '&db=shop&sql=',
      '&db=shop&create=',
      '&privileges=',
      '&variables=',
    ]),
  logout: (page) => clickThrough(page, '#logout'),
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
