import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'dokuwiki',
  product: 'DokuWiki of Debian',
  debian: ['dokuwiki', 'php-cli', 'php-xml', 'php-mbstring'],
  firstPage: '/doku.php',
  start: ({ port, data }) => {
    const web = join(data, 'web');
    const copy = { recursive: true, dereference: true };
    cpSync('/usr/share/dokuwiki', web, { ...copy, filter: (from) => !/dokuwiki\/(data|conf)$/.test(from) });
    for (const [to, from] of Object.entries({ data: '/var/lib/dokuwiki/data', conf: '/etc/dokuwiki' })) {
      rmSync(join(web, to), { recursive: true, force: true });
      cpSync(from, join(web, to), copy);
    }
    const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(web, name), text);
    write('inc/preload.php', `<?php define('DOKU_CONF', '${web}/conf/'); define('DOKU_INC', '${web}/');\n`);
    write(
      'conf/local.php',
      `<?php $conf['title'] = 'Wiki'; $conf['useacl'] = 1; $conf['superuser'] = '@admin'; $conf['authtype'] = 'authplain';
$conf['savedir'] = '${web}/data';\n`,
    );
    write('conf/acl.auth.php', '*\t@ALL\t0\n*\t@user\t8\n');
    const hash = execFileSync('php', ['-r', `echo password_hash('${ALICE.password}', PASSWORD_BCRYPT);`], {
      encoding: 'utf8',
    });
    write('conf/users.auth.php', `${ALICE.username}:${hash}:Alice:${ALICE.email}:admin,user\n`);
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', web], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/doku.php?do=login`);
    await fill(page, '#dw__login input[name=u]', ALICE.username);
    await fill(page, '#dw__login input[name=p]', ALICE.password);
    await page.click('#dw__login input[name=r]');
    await clickThrough(page, '#dw__login button[type=submit]');
  },
  use: (page, { url }) =>
    visit(page, `${url}/doku.php`, ['?do=admin', '?do=profile', '?id=start', '?do=recent', '?do=media']),
  logout: (page) => clickThrough(page, 'a[href*="do=logout"]'),
  // The cookie with the encrypted password signs in by itself; the session only saves the check.
  truth: { strategy: ['sealed-cookie', 'session-cookie'], logins: ['form'], shape: ['traditional'] },
});
