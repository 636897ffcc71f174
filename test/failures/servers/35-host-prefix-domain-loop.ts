import { cookieOf, type Handler, html, page, redirect } from '../live/http.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['mesh.ternery.example', 'idp.tern-id.example'] as const;
const NAME = '__Host-mesh-authservice-session-id-cookie';

const serve: Handler = (ask, response) => {
  const session = cookieOf(ask, NAME);
  if (session && ask.url.pathname === '/') {
    html(response, page('Mesh'));
    return;
  }
  if (session) {
    redirect(response, '/');
    return;
  }
  const query = new URLSearchParams({
    client_id: 'mesh',
    response_type: 'code',
    redirect_uri: `https://${app}/oauth/callback`,
    scope: 'openid',
    state: random(24),
    nonce: random(24),
  });
  const cookie = `${NAME}=${random(48)}; HttpOnly; Secure; Path=/; SameSite=Lax; Domain=ternery.example`;
  redirect(response, `https://${provider}/authorize?${query}`, { 'set-cookie': cookie });
};

const provide: Handler = ({ url }, response) => {
  const answer = new URLSearchParams({ code: random(24), state: url.searchParams.get('state') ?? '' });
  redirect(response, `${url.searchParams.get('redirect_uri')}?${answer}`);
};

/** A `__Host-` cookie with Domain is refused, and site and provider send the browser round. */
export const scenario = defineScenario({
  file: '35-host-prefix-domain-loop',
  hosts: [app, provider],
  start: () => ({
    hosts: { [app]: serve, [provider]: provide },
    async drive(tab) {
      // The browser gives up after some rounds.
      await tab.goto(`https://${app}/`).catch(() => undefined);
    },
  }),
});
