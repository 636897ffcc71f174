import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

const isData = (/** @type {import('puppeteer-core').HTTPResponse} */ response) =>
  new URL(response.url()).pathname === '/users/me' && response.request().method() === 'GET' && response.ok();

export const stack = defineStack({
  name: 'directus',
  product: 'Directus 10.8 (SQLite)',
  packages: 'directus',
  firstPage: '/admin/login',
  start: ({ port, folder, data }) => {
    const env = {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      HOST: '127.0.0.1',
      PORT: String(port),
      KEY: 'a key for tests that protects nothing',
      SECRET: 'a secret for tests that protects nothing',
      DB_CLIENT: 'sqlite3',
      DB_FILENAME: join(data, 'data.db'),
      ADMIN_EMAIL: ALICE.email,
      ADMIN_PASSWORD: ALICE.password,
      TELEMETRY: 'false',
      LOG_LEVEL: 'warn',
    };
    const program = join(folder, 'node_modules', 'directus', 'cli.js');
    const options = { cwd: data, env: { ...process.env, ...env }, stdio: /** @type {const} */ ('ignore') };
    execFileSync(process.execPath, [program, 'bootstrap'], options);
    return startProcess(process.execPath, [program, 'start'], { cwd: data, env });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/admin/login`);
    await fill(page, 'input[type=email], input[autocomplete=username]', ALICE.email);
    await fill(page, 'input[type=password]', ALICE.password);
    const answered = page.waitForResponse(isData);
    await page.keyboard.press('Enter');
    await answered;
  },
  use: async (page, { url }) => {
    // Each page makes several requests that need the login, and loads megabytes of script.
    for (const path of ['/users', '/files']) {
      const answered = page.waitForResponse(isData);
      await page.goto(`${url}/admin${path}`);
      await answered;
    }
  },
  logout: async (page, { url }) => {
    await page.goto(`${url}/admin/logout`);
    await page.waitForSelector('input[type=password]');
  },
  truth: { strategy: ['jwt-bearer'], logins: ['json'], shape: ['spa'] },
});
