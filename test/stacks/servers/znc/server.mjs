import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'znc',
  product: 'ZNC 1.8 of Debian, its web page (C++)',
  debian: ['znc'],
  start: ({ port, data }) => {
    const settings = `Version = 1.8.2
LoadModule = webadmin
<Listener web>
  Host = 127.0.0.1
  Port = ${port}
  IPv4 = true
  IPv6 = false
  SSL = false
  AllowIRC = false
  AllowWeb = true
</Listener>
<User ${ALICE.username}>
  Admin = true
  Nick = ${ALICE.username}
  Pass = plain#${ALICE.password}
</User>
`;
    mkdirSync(join(data, 'configs'));
    writeFileSync(join(data, 'configs', 'znc.conf'), settings);
    return startProcess('znc', ['--foreground', '--allow-root', '--datadir', data], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '#user', ALICE.username);
    await fill(page, '#pass', ALICE.password);
    await clickThrough(page, 'input[type=submit]');
  },
  use: (page, { url }) =>
    visit(page, `${url}/mods/global/webadmin`, ['/', '/settings', '/listusers', '/traffic', '/edituser', '/']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/?logout`);
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
