import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { defineNeighbour } from '../../harness/stack.mjs';

const ACCOUNT = `CREATE DATABASE shop;
CREATE USER alice@'127.0.0.1' IDENTIFIED BY 'secret123';
CREATE USER alice@localhost IDENTIFIED BY 'secret123';
GRANT ALL ON shop.* TO alice@'127.0.0.1';
GRANT ALL ON shop.* TO alice@localhost;
`;

/** The database of WordPress. */
export const stack = defineNeighbour({
  name: 'mariadb',
  product: 'MariaDB of Debian',
  debian: ['mariadb-server'],
  start: ({ port, data }) => {
    const files = join(data, 'files');
    const owner = process.getuid?.() === 0 ? ['--user=root'] : [];
    const install = ['--no-defaults', `--datadir=${files}`, '--auth-root-authentication-method=normal', ...owner];
    execFileSync('mariadb-install-db', install, { stdio: 'ignore' });
    writeFileSync(join(data, 'account.sql'), ACCOUNT);
    const listen = ['--bind-address=127.0.0.1', `--port=${port}`, `--socket=${join(data, 'socket')}`];
    const where = [`--datadir=${files}`, `--pid-file=${join(data, 'pid')}`, `--init-file=${join(data, 'account.sql')}`];
    return startProcess('mariadbd', ['--no-defaults', ...owner, ...where, ...listen], { cwd: data });
  },
});
