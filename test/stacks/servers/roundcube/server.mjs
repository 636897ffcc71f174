import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'roundcube',
  product: 'Roundcube 1.6 of Debian (PHP): two cookies, one of them changed as time goes by',
  debian: ['roundcube-core', 'roundcube-sqlite3', 'php-cli', 'php-sqlite3'],
  needs: ['dovecot'],
  start: ({ port, data, ports }) => {
    for (const name of ['config', 'temp', 'logs']) mkdirSync(join(data, name));
    const settings = {
      db_dsnw: `sqlite:///${data}/mail.db?mode=0640`,
      imap_host: `127.0.0.1:${ports.dovecot}`,
      des_key: 'a-key-of-24-chars-length',
      temp_dir: join(data, 'temp'),
      log_dir: join(data, 'logs'),
      skin: 'elastic',
      enable_spellcheck: false,
    };
    const lines = Object.entries(settings).map(([name, value]) => `$config['${name}'] = ${JSON.stringify(value)};`);
    for (const name of ['config.inc.php', 'defaults.inc.php']) {
      const base = name === 'config.inc.php' ? '' : "include '/etc/roundcube/defaults.inc.php';";
      writeFileSync(join(data, 'config', name), `<?php\n${base}\n${base ? '' : lines.join('\n')}\n`);
    }
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', '/usr/share/roundcube'], {
      cwd: data,
      env: { ROUNDCUBE_CONFIG_DIR: join(data, 'config'), PHP_CLI_SERVER_WORKERS: '4' },
    });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '#rcmloginuser', ALICE.username);
    await fill(page, '#rcmloginpwd', ALICE.password);
    await clickThrough(page, '#rcmloginsubmit');
  },
  use: (page, { url }) =>
    visit(page, url, [
      '/?_task=settings',
      '/?_task=addressbook',
      '/?_task=settings&_action=about',
      '/?_task=mail&_action=compose',
      '/?_task=mail',
    ]),
  logout: async (page) => {
    await clickThrough(page, 'a.button-logout, a.logout');
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional', 'spa'] },
});
