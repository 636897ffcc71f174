import { type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const host = 'app.crake.example';

const answer: Handler = (ask, response) => {
  const { pathname } = ask.url;
  const claims = { iss: 'https://crake.example', sub: 'u-31', iat: seconds(), exp: seconds() + 900 };
  if (pathname === '/api/login') json(response, { data: { accessToken: jwt(claims) } });
  else if (pathname.startsWith('/api/')) json(response, { name: 'JsonWebTokenError', message: 'jwt malformed' }, 401);
  else html(response, page('Crake'));
};

/** The script reads its token from a member that is not there. */
export const scenario = defineScenario({
  file: '19-bearer-undefined',
  hosts: [host],
  start: () => ({
    hosts: { [host]: answer },
    async drive(tab) {
      await tab.goto(`https://${host}/`);
      await tab.evaluate(async () => {
        const login = await fetch('/api/login', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ user: 'mira', password: 'wren-cove-41' }),
        });
        localStorage.setItem('token', (await login.json()).accessToken);
        const headers = { authorization: `Bearer ${localStorage.getItem('token')}` };
        for (let count = 0; count < 2; count += 1) await fetch('/api/orders', { headers });
      });
    },
  }),
});
