import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

const SALT = 'salt';
const hash = createHash('sha1')
  .update(ALICE.password + ALICE.username + SALT)
  .digest('hex');
const settings = {
  credentials: { login: ALICE.username, hash, salt: SALT },
  general: { timezone: 'UTC', title: 'Links' },
  updates: { check_updates: false },
};

export const stack = defineStack({
  name: 'shaarli',
  product: 'Shaarli of Debian, with "stay signed in"',
  debian: ['shaarli', 'php-cli', 'php-xml', 'php-mbstring', 'php-curl', 'php-intl', 'php-gd'],
  firstPage: '/index.php/',
  start: ({ port, data }) => {
    const web = join(data, 'web');
    // The package has links to fonts that it only recommends.
    cpSync('/usr/share/shaarli', web, { recursive: true, dereference: true, filter: (from) => existsSync(from) });
    for (const name of ['data', 'cache', 'tmp', 'pagecache']) {
      rmSync(join(web, name), { recursive: true, force: true });
      mkdirSync(join(web, name));
    }
    // Debian's package has its places written into it; this copy looks beside itself.
    for (const name of ['index.php', 'init.php', 'application/config/ConfigManager.php']) {
      const text = readFileSync(join(web, name), 'utf8');
      writeFileSync(join(web, name), text.replaceAll(/\/(?:usr\/share|var\/lib|var\/cache)\/shaarli/g, web));
    }
    writeFileSync(join(web, 'data', 'config.json.php'), `<?php /*\n${JSON.stringify(settings)}\n*/ ?>`);
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', web], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/index.php/login`);
    await fill(page, '#login-form input[name=login]', ALICE.username);
    await fill(page, '#login-form input[name=password]', ALICE.password);
    // "Remember me" is on unless somebody turns it off.
    await clickThrough(page, '#login-form input[type=submit]');
  },
  use: (page, { url }) =>
    visit(page, `${url}/index.php/admin`, ['/tools', '/add-shaare', '/configure', '/password', '/export']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/index.php/admin/logout`);
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
