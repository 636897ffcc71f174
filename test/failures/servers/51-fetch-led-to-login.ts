import { cookieOf, fieldsOf, type Handler, html, json, loginForm, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['board.pipit.example', 'sso.pipit-id.example'] as const;
const BACK = `https://${app}/oauth2/callback`;

const provide: Handler = (ask, response) => {
  if (ask.method !== 'POST') {
    html(response, page('Sign in', loginForm('/login', Object.fromEntries(ask.url.searchParams))));
    return;
  }
  const { redirect_uri, state = '' } = fieldsOf(ask);
  redirect(response, `${redirect_uri}?${new URLSearchParams({ code: random(24), state })}`);
};

/** The session at the proxy has ended, and it sends the page's requests to the provider as if they were pages. */
export const scenario = defineScenario({
  file: '51-fetch-led-to-login',
  source: 'oauth2-proxy/oauth2-proxy #644',
  hosts: [app, provider],
  truth: {
    cause: 'fetch-led-to-login',
    mentions: [/401/, /sso\.pipit-id\.example|another origin/],
    wrong: [/exact origin/],
  },
  start() {
    let session = '';
    const serve: Handler = (ask, response) => {
      const known = session !== '' && cookieOf(ask, '_pipit_proxy') === session;
      if (ask.url.pathname === '/oauth2/callback') {
        session = random(48);
        const cookie = `_pipit_proxy=${session}; Path=/; HttpOnly; Secure; SameSite=Lax`;
        redirect(response, '/', { 'set-cookie': cookie });
      } else if (ask.url.pathname === '/expire') {
        session = '';
        json(response, {});
      } else if (!known) {
        const query = {
          client_id: 'board',
          response_type: 'code',
          scope: 'openid',
          redirect_uri: BACK,
          state: random(),
        };
        redirect(response, `https://${provider}/authorize?${new URLSearchParams(query)}`);
      } else if (ask.url.pathname.startsWith('/api/')) json(response, [{ id: 1 }]);
      else html(response, page('Board'));
    };
    return {
      hosts: { [app]: serve, [provider]: provide },
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await submit(tab, 'Board');
        await tab.evaluate(async () => {
          await fetch('/api/cards');
          await fetch('/expire');
          for (let count = 0; count < 2; count += 1) await fetch('/api/cards').catch(() => undefined);
        });
      },
    };
  },
});
