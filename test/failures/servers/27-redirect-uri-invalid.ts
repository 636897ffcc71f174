import { type Handler, html, page } from '../live/http.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['web.cygnet.example', 'sso.cygnet-id.example'] as const;

const refuse: Handler = (_ask, response) =>
  html(response, page('We are sorry...', '<p>Invalid parameter: redirect_uri</p>'), 400);

/** The redirect URI is the address of the page, with a query that nobody registered. */
export const scenario = defineScenario({
  file: '27-redirect-uri-invalid',
  hosts: [app, provider],
  start: () => ({
    hosts: { [app]: showPage('Cygnet'), [provider]: refuse },
    async drive(tab) {
      const here = `https://${app}/?import=http://localhost:8000/valid.cx2`;
      await tab.goto(here);
      const query = new URLSearchParams({
        client_id: 'cygnet-web',
        redirect_uri: here,
        state: random(),
        response_mode: 'fragment',
        response_type: 'code',
        scope: 'openid',
        nonce: random(),
        prompt: 'none',
        code_challenge: random(32),
        code_challenge_method: 'S256',
      });
      await tab.goto(`https://${provider}/realms/cygnet/protocol/openid-connect/auth?${query}`);
    },
  }),
});
