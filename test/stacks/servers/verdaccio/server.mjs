import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const config = `
storage: ./storage
auth: { htpasswd: { file: ./htpasswd, algorithm: sha1 } }
web: { title: Packages }
uplinks: {}
packages: { '**': { access: $authenticated, publish: $authenticated } }
security: { api: { jwt: { sign: { expiresIn: 7d } } }, web: { sign: { expiresIn: 1h } } }
log: { type: stdout, format: pretty, level: warn }
`;

export const stack = defineStack({
  name: 'verdaccio',
  product: 'Verdaccio 6.8',
  packages: 'verdaccio',
  start: ({ port, folder, data }) => {
    writeFileSync(join(data, 'config.yaml'), config);
    // SHA-1 of the password, as htpasswd writes it.
    writeFileSync(join(data, 'htpasswd'), `${ALICE.username}:{SHA}8rFPaOuZX6yzocNSh7d41b14VRE=\n`);
    const program = join(folder, 'node_modules', 'verdaccio', 'bin', 'verdaccio');
    return startProcess(process.execPath, [program, '-c', 'config.yaml', '-l', `127.0.0.1:${port}`], { cwd: data });
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await page.waitForSelector('[data-testid="header--button-login"]');
    await page.click('[data-testid="header--button-login"]');
    await fill(page, '#login--dialog-username', ALICE.username);
    await fill(page, '#login--dialog-password', ALICE.password);
    await page.click('#login--dialog-button-submit');
    await page.waitForSelector('#header--button-account');
  },
  use: async (page) => {
    for (let turn = 0; turn < 5; turn++) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/-/verdaccio/data/packages'));
      await page.reload();
      await answered;
    }
  },
  logout: async (page) => {
    await page.waitForSelector('#header--button-account');
    await page.click('#header--button-account');
    await page.waitForSelector('#logOutDialogIcon');
    await page.click('#logOutDialogIcon');
    await page.waitForSelector('[data-testid="header--button-login"]');
  },
  truth: { strategy: ['jwt-bearer'], logins: ['json'], shape: ['spa'] },
});
