import { answerPreflight, cors, type Handler, json, redirect } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { jwt, seconds } from '../live/tokens.ts';

const [app, api, europe] = ['app.gadwall.example', 'api.gadwall.example', 'api-eu.gadwall.example'] as const;

const lead: Handler = (ask, response) => {
  if (answerPreflight(ask, response)) return;
  redirect(response, `https://${europe}${ask.url.pathname}/`, cors(ask) as Record<string, string>, 307);
};

const answer: Handler = (ask, response) => {
  if (answerPreflight(ask, response)) return;
  if (ask.headers.authorization) json(response, []);
  else {
    const headers = cors(ask, { 'access-control-allow-origin': '*', 'www-authenticate': 'Bearer' });
    json(response, { detail: 'Not authenticated' }, 401, headers);
  }
};

/** The API leads on to another host, where the browser leaves Authorization out. */
export const scenario = defineScenario({
  file: '18-authorization-lost-at-redirect',
  hosts: [app, api, europe],
  start: () => ({
    hosts: { [app]: showPage('Gadwall'), [api]: lead, [europe]: answer },
    async drive(tab) {
      await tab.goto(`https://${app}/`);
      const claims = { iss: 'https://id.gadwall.example', sub: 'u-31', aud: 'gadwall-api' };
      await tab.evaluate(
        async (url, token) => {
          await fetch(url, { headers: { authorization: `Bearer ${token}` } }).catch(() => undefined);
        },
        `https://${api}/v1/items`,
        jwt({ ...claims, iat: seconds(), exp: seconds() + 900 }),
      );
    },
  }),
});
