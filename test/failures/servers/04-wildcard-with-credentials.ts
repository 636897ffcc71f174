import { cookieOf, type Handler, json } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, api] = ['app.mossbank.example', 'api.mossbank.example'] as const;
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'GET, POST',
};

const answer: Handler = (ask, response) => {
  if (ask.method === 'OPTIONS') response.writeHead(204, CORS).end();
  else if (ask.url.pathname === '/login') {
    const cookie = `mb_sid=${random(24)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    json(response, { ok: true }, 200, { ...CORS, 'set-cookie': cookie });
  } else if (cookieOf(ask, 'mb_sid')) json(response, { user: 'mira' }, 200, CORS);
  else json(response, { error: 'unauthenticated' }, 401, CORS);
};

/** Requests with credentials, and answers for everybody. */
export const scenario = defineScenario({
  file: '04-wildcard-with-credentials',
  hosts: [app, api],
  start: () => ({
    hosts: { [app]: showPage('Mossbank'), [api]: answer },
    async drive(tab) {
      await tab.goto(`https://${app}/`);
      await tab.evaluate(async (origin) => {
        const ask = (path: string, init?: RequestInit) =>
          fetch(origin + path, { credentials: 'include', ...init }).catch(() => undefined);
        const body = new URLSearchParams({ username: 'mira', password: 'wren-cove-41' });
        await ask('/login', { method: 'POST', body });
        await ask('/me');
      }, `https://${api}`);
    },
  }),
});
