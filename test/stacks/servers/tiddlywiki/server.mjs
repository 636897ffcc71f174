import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { visit } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'tiddlywiki',
  product: 'TiddlyWiki 5.4 with HTTP Basic authentication',
  core: true,
  packages: 'core',
  httpCredentials: ALICE,
  start: ({ port, folder, data }) => {
    const wiki = join(folder, 'node_modules', 'tiddlywiki', 'tiddlywiki.js');
    execFileSync(process.execPath, [wiki, join(data, 'wiki'), '--init', 'server'], { stdio: 'ignore' });
    const listen = [
      '--listen',
      'host=127.0.0.1',
      `port=${port}`,
      `username=${ALICE.username}`,
      `password=${ALICE.password}`,
    ];
    return startProcess(process.execPath, [wiki, join(data, 'wiki'), ...listen], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/login-basic`);
  },
  use: (page, { url }) => visit(page, url, ['/', '/status', '/recipes/default/tiddlers.json', '/status', '/']),
  truth: { strategy: ['basic'], logins: ['http-challenge'], shape: ['spa', 'traditional'] },
});
