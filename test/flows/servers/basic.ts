import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { behindProxy, MIRA, page, passTo } from '../../failures/live/http.ts';
import { startNginx } from '../../failures/live/nginx.ts';
import { shows } from '../../failures/live/steps.ts';
import { defineFlow } from '../flow.ts';

const host = 'files.gadwall.example';

export const flow = defineFlow({
  name: 'basic',
  product: 'nginx of Debian',
  hosts: [host],
  async start() {
    const app = behindProxy((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('Files'));
    });
    const back = await app.port;
    const nginx = await startNginx((folder) => {
      writeFileSync(join(folder, 'users'), `${MIRA.username}:{PLAIN}${MIRA.password}\n`);
      return `location / { auth_basic "Files"; auth_basic_user_file ${folder}/users; proxy_pass http://127.0.0.1:${back}; }`;
    });
    return {
      hosts: { [host]: passTo(nginx.port) },
      async close() {
        await nginx.stop();
        await app.close();
      },
      async drive(tab) {
        await tab.authenticate(MIRA);
        await tab.goto(`https://${host}/`);
        await shows(tab, 'Files');
        await tab.goto(`https://${host}/reports`);
      },
    };
  },
  attempts: [
    {
      title: 'Signed in by HTTP challenge',
      outcome: 'Worked',
      steps: ['HTTP challenge', 'Credentials'],
      notInHar: ['HTTP challenge'],
      values: { 'HTTP challenge': { scheme: 'Basic', realm: 'Files' } },
      ok: [],
    },
  ],
});
