import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'mediawiki',
  product: 'MediaWiki 1.39 of Debian on SQLite',
  debian: ['mediawiki', 'php-cli', 'php-sqlite3', 'php-xml', 'php-mbstring', 'php-intl'],
  firstPage: '/index.php',
  start: ({ port, data }) => {
    const web = join(data, 'web');
    cpSync('/usr/share/mediawiki', web, { recursive: true, dereference: true, filter: (from) => existsSync(from) });
    rmSync(join(web, 'LocalSettings.php'), { force: true });
    mkdirSync(join(data, 'database'));
    const options = [
      `--dbtype=sqlite`,
      `--dbpath=${join(data, 'database')}`,
      `--server=http://127.0.0.1:${port}`,
      '--scriptpath=',
      `--pass=${ALICE.password}${ALICE.password}`,
    ];
    execFileSync('php', [join(web, 'maintenance', 'install.php'), ...options, 'Shop', 'Alice'], {
      cwd: web,
      stdio: 'ignore',
    });
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', web], {
      cwd: data,
      env: { PHP_CLI_SERVER_WORKERS: '4' },
    });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/index.php?title=Special:UserLogin`);
    await fill(page, '#wpName1', 'Alice');
    await fill(page, '#wpPassword1', ALICE.password + ALICE.password);
    await clickThrough(page, '#wpLoginAttempt');
  },
  use: (page, { url }) =>
    visit(page, `${url}/index.php?title=`, [
      'Special:Preferences',
      'Special:Watchlist',
      'Special:Upload',
      'Special:UserRights',
      'Main_Page',
    ]),
  logout: async (page, { url }) => {
    await page.goto(`${url}/index.php?title=Special:UserLogout`);
    await clickThrough(page, 'form button[type=submit], form input[type=submit][value="Submit"], .mw-htmlform-submit');
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
