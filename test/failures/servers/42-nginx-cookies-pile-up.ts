import { behindProxy, page, passTo } from '../live/http.ts';
import { startNginx } from '../live/nginx.ts';
import { defineScenario } from '../live/scenario.ts';
import { shows } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const host = 'portal.redshank.example';
const LOGINS = 14;

/** Every try to sign in leaves a nonce cookie behind, until nginx refuses the request for its headers. */
export const scenario = defineScenario({
  file: '42-nginx-cookies-pile-up',
  source: 'dotnet/aspnetcore #24870; OpenLiberty/open-liberty #32803',
  product: 'nginx of Debian',
  hosts: [host],
  truth: {
    cause: 'headers-too-large',
    mentions: [/headers take \d/, /of them|pile up/, /nonce/i],
    wrong: [/name or the password/, /get a new token/i],
  },
  async start() {
    const app = behindProxy((request, response) => {
      if (request.url?.startsWith('/signin')) {
        const cookie = `OpenIdConnect.nonce.${random(32)}=${random(420)}; Path=/; HttpOnly; Secure; SameSite=None`;
        response.writeHead(302, { location: '/', 'set-cookie': cookie }).end();
      } else response.writeHead(200, { 'content-type': 'text/html' }).end(page('Portal'));
    });
    const back = await app.port;
    const nginx = await startNginx(() => `location / { proxy_pass http://127.0.0.1:${back}; }`);
    return {
      hosts: { [host]: passTo(nginx.port) },
      async close() {
        await nginx.stop();
        await app.close();
      },
      async drive(tab) {
        await tab.goto(`https://${host}/`);
        await tab.evaluate(async (count) => {
          for (let turn = 0; turn < count; turn += 1) await fetch('/signin-oidc', { redirect: 'manual' });
          setTimeout(() => location.assign('/orders'));
        }, LOGINS);
        await shows(tab, /^400/);
      },
    };
  },
});
