import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { visit } from '../../harness/steps.mjs';

const REALM = 'Shop';
const PAGE = '<!doctype html><title>Shop</title><link rel="icon" href="data:,">Hello';

export const stack = defineStack({
  name: 'lighttpd-digest',
  product: 'lighttpd 1.4 of Debian with Digest authentication',
  debian: ['lighttpd'],
  httpCredentials: ALICE,
  start: ({ port, data }) => {
    const pages = join(data, 'pages');
    mkdirSync(pages);
    for (const name of ['index', 'orders-1', 'orders-2']) writeFileSync(join(pages, `${name}.html`), PAGE);
    const hash = createHash('md5').update(`${ALICE.username}:${REALM}:${ALICE.password}`).digest('hex');
    writeFileSync(join(data, 'users'), `${ALICE.username}:${REALM}:${hash}\n`);
    const settings = `
server.modules = ("mod_access", "mod_auth", "mod_authn_file")
server.document-root = "${pages}"
server.bind = "127.0.0.1"
server.port = ${port}
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
auth.backend = "htdigest"
auth.backend.htdigest.userfile = "${data}/users"
auth.require = ("" => ("method" => "digest", "realm" => "${REALM}", "require" => "valid-user"))
`;
    writeFileSync(join(data, 'lighttpd.conf'), settings);
    return startProcess('lighttpd', ['-D', '-f', join(data, 'lighttpd.conf')], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
  },
  use: (page, { url }) => visit(page, url, ['/orders-1.html', '/orders-2.html', '/', '/orders-1.html', '/']),
  truth: { strategy: ['digest'], logins: ['http-challenge'], shape: ['traditional'] },
});
