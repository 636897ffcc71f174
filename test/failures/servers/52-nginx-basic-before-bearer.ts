import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { behindProxy, page, passTo } from '../live/http.ts';
import { startNginx } from '../live/nginx.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const host = 'staging.siskin.example';

/** nginx asks for Basic before an application whose requests carry a bearer token, and Authorization holds one of them. */
export const scenario = defineScenario({
  file: '52-nginx-basic-before-bearer',
  source: 'nuxt-community/auth-module #1327; sensu/uchiwa #559',
  product: 'nginx of Debian',
  hosts: [host],
  truth: {
    cause: 'wrong-scheme',
    mentions: [/Basic/, /Bearer/],
    wrong: [/get a new token/i, /expired/, /name or the password/],
  },
  async start() {
    const app = behindProxy((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page('Siskin'));
    });
    const back = await app.port;
    const nginx = await startNginx((folder) => {
      writeFileSync(join(folder, 'users'), 'mira:{PLAIN}wren-cove-41\n');
      const pass = `proxy_pass http://127.0.0.1:${back};`;
      const guard = `auth_basic "Staging"; auth_basic_user_file ${folder}/users;`;
      return `location / { ${pass} } location /api/ { ${guard} ${pass} }`;
    });
    return {
      hosts: { [host]: passTo(nginx.port) },
      async close() {
        await nginx.stop();
        await app.close();
      },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        const token = jwt({ iss: `https://${host}`, sub: 'u-31', iat: seconds(), exp: seconds() + 900 });
        await tab.evaluate(async (value) => {
          localStorage.setItem('access_token', value);
          const headers = { authorization: `Bearer ${value}` };
          // With credentials the browser would ask the person for them before the page hears of the refusal.
          for (let count = 0; count < 2; count += 1) await fetch('/api/items', { headers, credentials: 'omit' });
        }, token);
      },
    };
  },
});
