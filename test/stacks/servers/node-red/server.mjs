import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const EDITOR = '#red-ui-workspace';

export const stack = defineStack({
  name: 'node-red',
  product: 'Node-RED 4.1, its editor with an administrator',
  packages: 'node-red',
  start: ({ port, folder, data }) => {
    const { hashSync } = createRequire(join(folder, 'package.json'))('bcryptjs');
    const settings = {
      uiHost: '127.0.0.1',
      uiPort: port,
      userDir: data,
      adminAuth: {
        type: 'credentials',
        users: [{ username: ALICE.username, password: hashSync(ALICE.password, 4), permissions: '*' }],
      },
      telemetry: { enabled: false, updateNotification: false },
      editorTheme: { tours: false, palette: { catalogues: [] }, codeEditor: { lib: 'ace' } },
    };
    writeFileSync(join(data, 'settings.js'), `module.exports = ${JSON.stringify(settings)};`);
    const program = join(folder, 'node_modules', 'node-red', 'red.js');
    return startProcess(process.execPath, [program, '--settings', join(data, 'settings.js')], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await fill(page, '#node-dialog-login-username', ALICE.username);
    await fill(page, '#node-dialog-login-password', ALICE.password);
    await page.click('#node-dialog-login-submit');
    await page.waitForSelector(EDITOR, { visible: true });
  },
  use: async (page, { url }) => {
    for (let turn = 0; turn < 3; turn++) {
      const loaded = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/flows' && answer.ok());
      await page.goto(`${url}/?turn=${turn}`);
      await loaded;
      await page.waitForSelector(EDITOR, { visible: true });
    }
  },
  logout: async (page) => {
    const ended = page.waitForResponse((answer) => answer.url().endsWith('/auth/revoke'));
    await page.evaluate(
      () =>
        /** @type {any} */ (window).RED.actions.invoke('core:logout') ?? /** @type {any} */ (window).RED.user.logout(),
    );
    await ended;
  },
  truth: { strategy: ['opaque-bearer'], logins: ['oauth-password'], shape: ['spa'] },
});
