import express from 'express';
import session from 'express-session';
import { behindProxy, fieldsOf, type Handler, html, loginForm, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { submit } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

type Started = { state?: string };
const [app, provider] = ['rill.curlew.example', 'auth.curlew-id.example'] as const;

const provide: Handler = (ask, response) => {
  if (ask.method !== 'POST') {
    html(response, page('Sign in', loginForm('/login', Object.fromEntries(ask.url.searchParams))));
    return;
  }
  const { redirect_uri, state = '' } = fieldsOf(ask);
  redirect(response, `${redirect_uri}?${new URLSearchParams({ code: random(24), state })}`);
};

/** The session that holds the state is Strict, and stays behind when the provider sends the browser back. */
export const scenario = defineScenario({
  file: '46-strict-at-the-return',
  source: 'rilldata/rill PR #4212; auth0/nextjs-auth0 #96',
  product: 'express-session',
  hosts: [app, provider],
  truth: {
    cause: 'cookie-same-site',
    mentions: [/Strict/, /SameSite=Lax/],
    wrong: [/third-party/, /SameSite=None/],
  },
  start() {
    const server = express();
    server.set('trust proxy', 1);
    const cookie = { secure: true, httpOnly: true, sameSite: 'strict' } as const;
    server.use(session({ secret: 'lab', resave: false, saveUninitialized: false, name: 'rill.sid', cookie }));
    server.get('/login', (request, response) => {
      const state = random(24);
      (request.session as Started).state = state;
      const redirect_uri = `https://${app}/auth/callback`;
      const query = { client_id: 'rill', response_type: 'code', scope: 'openid', redirect_uri, state };
      request.session.save(() => response.redirect(`https://${provider}/authorize?${new URLSearchParams(query)}`));
    });
    server.get('/auth/callback', (request, response) => {
      if ((request.session as Started).state === request.query.state) response.redirect('/');
      else response.status(400).send(page('Invalid state', '<p>The state parameter is invalid.</p>'));
    });
    const { handler, close } = behindProxy(server, { 'x-forwarded-proto': 'https' });
    return {
      hosts: { [app]: handler, [provider]: provide },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/login`);
        await submit(tab, 'Invalid state');
      },
    };
  },
});
