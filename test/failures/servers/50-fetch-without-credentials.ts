import { answerPreflight, cookieOf, cors, type Handler, json } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, api] = ['app.whinchat.example', 'api.whinchat.example'] as const;

const answer: Handler = (ask, response) => {
  if (answerPreflight(ask, response)) return;
  if (ask.url.pathname === '/login') {
    const cookie = `wc_session=${random(32)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    json(response, { ok: true }, 200, cors(ask, { 'set-cookie': cookie }));
  } else if (cookieOf(ask, 'wc_session')) json(response, { name: 'mira' }, 200, cors(ask));
  else json(response, { detail: 'Authentication credentials were not provided.' }, 401, cors(ask));
};

/** The sign-in asks with credentials, and what follows does not. */
export const scenario = defineScenario({
  file: '50-fetch-without-credentials',
  source: 'sidebase/nuxt-auth PR #1065; auth0/nextjs-auth0 PR #422',
  hosts: [app, api],
  truth: {
    cause: 'fetch-without-credentials',
    mentions: [/credentials: ['"]include['"]/, /wc_session/],
    wrong: [/third-party/, /SameSite=None/],
  },
  start: () => ({
    hosts: { [app]: showPage('Whinchat'), [api]: answer },
    async drive(tab) {
      await tab.goto(`https://${app}/`);
      await tab.evaluate(async (origin) => {
        await fetch(`${origin}/login`, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'mira@whinchat.example', password: 'wren-cove-41' }),
        });
        for (let count = 0; count < 2; count += 1) await fetch(`${origin}/profile`);
      }, `https://${api}`);
    },
  }),
});
