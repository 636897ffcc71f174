import { execFileSync } from 'node:child_process';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'fossil',
  product: 'Fossil of Debian',
  debian: ['fossil'],
  firstPage: '/login',
  start: ({ port, data }) => {
    const options = { cwd: data, env: { ...process.env, HOME: data }, stdio: /** @type {const} */ ('ignore') };
    execFileSync('fossil', ['init', '-A', ALICE.username, 'repository.fossil'], options);
    const account = ['user', 'password', ALICE.username, ALICE.password];
    execFileSync('fossil', [...account, '-R', 'repository.fossil'], options);
    const args = ['server', '--port', `127.0.0.1:${port}`, '--nossl', 'repository.fossil'];
    return startProcess('fossil', args, { cwd: data, env: { HOME: data } });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/login`);
    await fill(page, '#u', ALICE.username);
    await fill(page, '#p', ALICE.password);
    await clickThrough(page, 'input[name=in]');
  },
  use: (page, { url }) => visit(page, url, ['/setup', '/timeline', '/setup_ulist', '/setup_access', '/setup']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/login`);
    await clickThrough(page, 'input[name=out]');
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
