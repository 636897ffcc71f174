import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, startProcess, waitForPort } from '../../stacks/harness/process.mjs';
import { MIRA, passTo } from '../live/http.ts';
import { needDebian } from '../live/packages.ts';
import { defineScenario } from '../live/scenario.ts';
import { shows } from '../live/steps.ts';

const host = 'admin.dotterel.example';
const PYTHON = '/usr/bin/python3';

/** Django's admin site; the proxy before it tells browsers to send no Referer, which its check of https posts needs. */
export const scenario = defineScenario({
  file: '41-django-no-referrer',
  source: 'tubearchivist/tubearchivist #192',
  hosts: [host],
  product: 'Django of Debian',
  truth: {
    cause: 'csrf-origin',
    mentions: [/CSRF/, /origin|referer/i],
    wrong: [/name or the password/, /cookie .{0,40}was refused/],
  },
  async start() {
    needDebian(['python3-django']);
    const data = mkdtempSync(join(tmpdir(), 'watchword-django-'));
    const env = { ...process.env, DJANGO_SUPERUSER_PASSWORD: MIRA.password };
    const run = (args: string[]) => execFileSync(PYTHON, args, { cwd: data, env, stdio: 'ignore' });
    run(['-m', 'django', 'startproject', 'shop', '.']);
    const settings = ["ALLOWED_HOSTS = ['*']", "SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')"];
    appendFileSync(join(data, 'shop/settings.py'), `\n${settings.join('\n')}\nSECURE_REFERRER_POLICY = None\n`);
    run(['manage.py', 'migrate']);
    run(['manage.py', 'createsuperuser', '--noinput', '--username', MIRA.username, '--email', 'mira@dotterel.example']);
    const port = await findFreePort();
    const running = startProcess(PYTHON, ['manage.py', 'runserver', '--noreload', `127.0.0.1:${port}`], { cwd: data });
    await waitForPort(port, running);
    const request = { 'x-forwarded-proto': 'https' };
    return {
      hosts: { [host]: passTo(port, { request, response: { 'Referrer-Policy': 'no-referrer' } }) },
      async close() {
        await running.stop();
        rmSync(data, { recursive: true, force: true });
      },
      async drive(tab) {
        await tab.goto(`https://${host}/admin/`);
        await tab.evaluate((password) => {
          const form = document.querySelector<HTMLFormElement>('#login-form');
          for (const [name, value] of Object.entries({ username: 'mira', password }))
            (form?.elements.namedItem(name) as HTMLInputElement).value = value;
          setTimeout(() => form?.submit());
        }, MIRA.password);
        await shows(tab, '403 Forbidden');
      },
    };
  },
});
