import { cors, type Handler, json } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const [app, api] = ['app.ravelin.example', 'api.ravelin.example'] as const;

const answer: Handler = (ask, response) => {
  if (ask.headers.authorization) json(response, { ok: true }, 200, cors(ask));
  else json(response, { status: 401, error: 'Unauthorized' }, 401, { 'www-authenticate': 'Bearer' });
};

/** The API asks for credentials before it answers OPTIONS. */
export const scenario = defineScenario({
  file: '05-preflight-401',
  hosts: [app, api],
  start() {
    const claims = { iss: 'https://id.ravelin.example', sub: 'u-31', aud: 'ravelin-api' };
    const token = jwt({ ...claims, iat: seconds(), exp: seconds() + 900 });
    return {
      hosts: { [app]: showPage('Ravelin', `localStorage.setItem('access_token', '${token}')`), [api]: answer },
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await tab.evaluate(async (origin) => {
          const headers = { authorization: `Bearer ${localStorage.access_token}` };
          for (let count = 0; count < 2; count += 1)
            await fetch(`${origin}/v1/items`, { headers }).catch(() => undefined);
        }, `https://${api}`);
      },
    };
  },
});
