import { cookieOf, type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const NAME = 'rallymate.session_token';

const answer: Handler = (ask, response) => {
  const { pathname } = ask.url;
  if (pathname === '/api/login') {
    const cookies = [
      `${NAME}=${random(32)}; Max-Age=604800; Domain=localhost; Path=/; HttpOnly; SameSite=Lax`,
      `${NAME}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
    ];
    json(response, { ok: true }, 200, { 'set-cookie': cookies });
  } else if (pathname === '/api/get-session') json(response, cookieOf(ask, NAME) ? { user: 'mira' } : null);
  else html(response, page('Rallymate'));
};

/** One answer sets a cookie for Domain=localhost and deletes the one without Domain, which is the same. */
export const scenario = defineScenario({
  file: '14-domain-localhost-deletion',
  hosts: ['localhost'],
  start: ({ plainPort }) => ({
    hosts: { localhost: answer },
    async drive(tab) {
      await tab.goto(`http://localhost:${plainPort}/`);
      await tab.evaluate(async () => {
        await fetch('/api/login', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'mira@rally.example', password: 'wren-cove-41' }),
        });
        for (let count = 0; count < 2; count += 1) await fetch('/api/get-session');
      });
    },
  }),
});
