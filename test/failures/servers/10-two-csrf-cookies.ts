import { cookieOf, type Handler, html, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [portal, app, provider] = ['nettle.example', 'grafana.nettle.example', 'idp.nettle-id.example'] as const;
const NAME = '_oauth2_proxy_csrf';
const ATTRIBUTES = 'Max-Age=900; HttpOnly; Secure; SameSite=Lax';

const welcome: Handler = (_ask, response) =>
  html(response, page('Portal'), 200, {
    'set-cookie': `${NAME}=${random(80)}; Path=/; Domain=nettle.example; ${ATTRIBUTES}`,
  });

const serve: Handler = (ask, response) => {
  const { pathname, searchParams } = ask.url;
  if (pathname === '/oauth2/callback') {
    const known = cookieOf(ask, NAME)?.slice(0, 20) === searchParams.get('state')?.slice(0, 20);
    const session = `_oauth2_proxy=${random(90)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const words = '<p>Login Failed: Unable to find a valid CSRF token. Please try again.</p>';
    if (known) redirect(response, '/', { 'set-cookie': session });
    else html(response, page('403 Forbidden', words), 403);
    return;
  }
  const value = random(80);
  const query = new URLSearchParams({
    client_id: 'grafana',
    redirect_uri: `https://${app}/oauth2/callback`,
    response_type: 'code',
    scope: 'openid',
    state: `${value.slice(0, 20)}:/`,
    nonce: random(20),
    code_challenge: random(32),
    code_challenge_method: 'S256',
  });
  redirect(response, `https://${provider}/auth?${query}`, { 'set-cookie': `${NAME}=${value}; Path=/; ${ATTRIBUTES}` });
};

const provide: Handler = ({ url }, response) => {
  const answer = new URLSearchParams({ code: random(24), state: url.searchParams.get('state') ?? '' });
  redirect(response, `${url.searchParams.get('redirect_uri')}?${answer}`);
};

/** Two cookies of one name: of the domain above, and of the host. */
export const scenario = defineScenario({
  file: '10-two-csrf-cookies',
  hosts: [portal, app, provider],
  start: () => ({
    hosts: { [portal]: welcome, [app]: serve, [provider]: provide },
    async drive(tab) {
      await tab.goto(`https://${portal}/`);
      await tab.goto(`https://${app}/`);
    },
  }),
});
