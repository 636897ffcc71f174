import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineNeighbour } from '../../harness/stack.mjs';

/** The mail server of Roundcube. */
export const stack = defineNeighbour({
  name: 'dovecot',
  product: 'Dovecot of Debian, IMAP only',
  debian: ['dovecot-imapd'],
  start: ({ port, data }) => {
    // Mail belongs to nobody, who must reach it.
    chmodSync(data, 0o755);
    mkdirSync(join(data, 'mail'));
    chmodSync(join(data, 'mail'), 0o777);
    const settings = `
protocols = imap
listen = 127.0.0.1
base_dir = ${data}/run
state_dir = ${data}/state
log_path = ${data}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/mail
passdb {
  driver = static
  args = password=${ALICE.password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${data}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
    writeFileSync(join(data, 'dovecot.conf'), settings);
    return startProcess('dovecot', ['-F', '-c', join(data, 'dovecot.conf')], { cwd: data });
  },
});
