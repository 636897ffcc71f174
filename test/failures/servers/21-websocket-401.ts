import { type Handler, html, json, page } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const host = 'console.whimbrel.example';

const answer: Handler = (ask, response) => {
  if (!ask.url.pathname.startsWith('/api/')) html(response, page('Whimbrel'));
  else if (ask.headers.authorization) json(response, { pods: ['p-1'] });
  else json(response, { error: 'token not present' }, 401);
};

/** A page cannot give a WebSocket the token that its other requests carry. */
export const scenario = defineScenario({
  file: '21-websocket-401',
  hosts: [host],
  start: () => ({
    hosts: { [host]: answer },
    async drive(tab) {
      await tab.goto(`https://${host}/`);
      const claims = { iss: 'https://whimbrel.example', sub: 'u-31', aud: 'whimbrel' };
      await tab.evaluate(
        async (name, token) => {
          localStorage.setItem('access_token', token);
          const headers = { authorization: `Bearer ${token}` };
          for (let count = 0; count < 3; count += 1) await fetch('/api/pods', { headers });
          await new Promise((resolve) => {
            new WebSocket(`wss://${name}/api/pods/p-1/shell`).onclose = resolve;
          });
        },
        host,
        jwt({ ...claims, iat: seconds(), exp: seconds() + 900 }),
      );
    },
  }),
});
