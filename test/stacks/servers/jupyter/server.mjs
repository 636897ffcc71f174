import { execFileSync } from 'node:child_process';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';

const HASH = `from notebook.auth.security import passwd; print(passwd('${ALICE.password}', 'sha256'))`;

export const stack = defineStack({
  name: 'jupyter',
  product: 'Jupyter Notebook 6 of Debian, with a password',
  debian: ['jupyter-notebook'],
  firstPage: '/login',
  start: ({ port, data }) => {
    const password = execFileSync('/usr/bin/python3', ['-c', HASH], { encoding: 'utf8' }).trim();
    const options = [
      '--allow-root',
      '--no-browser',
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--port-retries=0',
      `--notebook-dir=${data}`,
      `--NotebookApp.password=${password}`,
    ];
    return startProcess('jupyter-notebook', options, { cwd: data, env: { HOME: data } });
  },
  login: async (page, { url }) => {
    await page.goto(`${url}/login`);
    await fill(page, '#password_input', ALICE.password);
    await clickThrough(page, '#login_submit');
  },
  use: (page, { url }) => visit(page, url, ['/tree', '/api/status', '/api/contents', '/api/sessions', '/tree']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/logout`);
  },
  truth: { strategy: ['sealed-cookie'], logins: ['form'], shape: ['traditional', 'spa'] },
});
