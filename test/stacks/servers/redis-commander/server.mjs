import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'redis-commander',
  product: 'Redis Commander 0.9',
  packages: 'redis-commander',
  needs: ['redis'],
  start: ({ port, folder, data, ports }) => {
    const program = join(folder, 'node_modules', 'redis-commander', 'bin', 'redis-commander.js');
    const listen = ['--address', '127.0.0.1', '--port', String(port)];
    const redis = ['--redis-host', '127.0.0.1', '--redis-port', String(ports.redis)];
    const user = ['--http-auth-username', ALICE.username, '--http-auth-password', ALICE.password];
    const args = [program, ...listen, ...redis, ...user, '--noload', '--nosave'];
    return startProcess(process.execPath, args, { cwd: data, env: { NODE_ENV: 'production', HOME: data } });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    // The dialog takes the focus once it is fully shown.
    await page.waitForFunction(() => document.activeElement?.id === 'signinUsername');
    await fill(page, '#signinUsername', ALICE.username);
    await fill(page, '#signinPassword', ALICE.password);
    await clickThrough(page, '#signinButton');
    await page.waitForSelector('#keyTree li');
  },
  use: async (page) => {
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/apiv2/'));
      await page.reload();
      await answered;
    }
  },
  truth: { strategy: ['jwt-bearer', 'hybrid'], logins: ['form'], shape: ['spa', 'traditional'] },
});
