import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

const KEYS = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

export const stack = defineStack({
  name: 'wordpress',
  product: 'WordPress of Debian, with "remember me"',
  debian: ['wordpress', 'php-cli', 'php-mysql', 'php-xml', 'php-mbstring'],
  needs: ['mariadb'],
  firstPage: '/wp-login.php',
  start: ({ port, data, ports }) => {
    const web = join(data, 'web');
    cpSync('/usr/share/wordpress', web, { recursive: true, dereference: true, filter: (from) => existsSync(from) });
    rmSync(join(web, 'wp-config.php'), { force: true });
    /** @type {Record<string, string>} */
    const constants = {
      DB_NAME: 'shop',
      DB_USER: ALICE.username,
      DB_PASSWORD: ALICE.password,
      DB_HOST: `127.0.0.1:${ports.mariadb}`,
      DB_CHARSET: 'utf8mb4',
      DB_COLLATE: '',
      WP_HOME: `http://127.0.0.1:${port}`,
      WP_SITEURL: `http://127.0.0.1:${port}`,
      ...Object.fromEntries(KEYS.map((name) => [name, `${name} for tests`])),
    };
    const defines = Object.entries(constants).map(([name, value]) => `define('${name}', '${value}');`);
    writeFileSync(
      join(web, 'wp-config.php'),
      `<?php
${defines.join('\n')}
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
    );
    const install = `$_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; define('WP_INSTALLING', true); require 'wp-load.php';
      require 'wp-admin/includes/upgrade.php';
      wp_install('Shop', '${ALICE.username}', '${ALICE.email}', true, '', '${ALICE.password}');`;
    execFileSync('php', ['-r', install], { cwd: web, stdio: 'ignore' });
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', web], {
      cwd: data,
      env: { PHP_CLI_SERVER_WORKERS: '4' },
    });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/wp-login.php`);
    // The page's own script empties the field once.
    await page.waitForFunction(() => document.activeElement?.id === 'user_login');
    await fill(page, '#user_login', ALICE.username);
    await fill(page, '#user_pass', ALICE.password);
    await page.click('#rememberme');
    await clickThrough(page, '#wp-submit');
  },
  use: (page, { url }) =>
    visit(page, `${url}/wp-admin`, ['/profile.php', '/edit.php', '/upload.php', '/users.php', '/index.php']),
  logout: async (page) => {
    const href = await page.$eval('#wp-admin-bar-logout a', (link) => /** @type {HTMLAnchorElement} */ (link).href);
    await page.goto(href);
  },
  truth: { strategy: ['sealed-cookie', 'session-cookie'], logins: ['form'], shape: ['traditional'] },
});
