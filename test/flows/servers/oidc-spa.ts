import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { type Handler, html, json, page } from '../../failures/live/http.ts';
import { signInAtProvider, startRealProvider } from '../../failures/live/real-provider.ts';
import { shows } from '../../failures/live/steps.ts';
import { clickThrough } from '../../stacks/harness/steps.mjs';
import { serveLibrary } from '../files.ts';
import { defineFlow } from '../flow.ts';

const [app, provider] = ['app.merganser.example', 'id.merganser-id.example'] as const;

const SCRIPT = `
  const manager = new oidc.UserManager({
    authority: 'https://${provider}', client_id: 'merganser', redirect_uri: location.origin + '/',
    post_logout_redirect_uri: location.origin + '/', scope: 'openid profile offline_access', prompt: 'consent',
    resource: location.origin + '/api', loadUserInfo: false,
  });
  const buttons = { sign: () => manager.signinRedirect(), renew: () => manager.signinSilent().then(() => load()), out: () => manager.signoutRedirect() };
  for (const [id, act] of Object.entries(buttons)) document.getElementById(id).onclick = act;
  let loads = 0;
  async function load() {
    const user = await manager.getUser();
    if (!user) { document.title = 'Nobody'; return; }
    const answer = await fetch('/api/orders', { headers: { Authorization: 'Bearer ' + user.access_token } });
    document.title = 'Orders ' + (++loads) + ' ' + answer.status;
  }
  (async () => {
    if (location.search.includes('code=')) { await manager.signinRedirectCallback(); history.replaceState(null, '', '/'); }
    await load();
  })();`;

const BUTTONS = ['sign', 'renew', 'out'].map((id) => `<button id="${id}">${id}</button>`).join('');

/** An API that takes the provider's tokens alone. */
function serve(keySet: () => Promise<JSONWebKeySet>): Handler {
  return async ({ url, headers }, response) => {
    if (serveLibrary(url.pathname, response)) return;
    if (!url.pathname.startsWith('/api/')) {
      const library = '<script src="/lib/oidc-client-ts/dist/browser/oidc-client-ts.min.js"></script>';
      html(response, page('Merganser', BUTTONS + library, SCRIPT));
      return;
    }
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    await jwtVerify(token, createLocalJWKSet(await keySet()), { audience: `https://${app}/api` }).then(
      ({ payload }) => json(response, { orders: 3, sub: payload.sub }),
      (error) => json(response, { error: String(error) }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' }),
    );
  };
}

export const flow = defineFlow({
  name: 'oidc-spa',
  product: 'oidc-client-ts at oidc-provider: public client with PKCE, refresh token, RP-initiated logout',
  hosts: [app, provider],
  async start() {
    const client = {
      client_id: 'merganser',
      token_endpoint_auth_method: 'none',
      redirect_uris: [`https://${app}/`],
      post_logout_redirect_uris: [`https://${app}/`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    };
    const resourceServer = { scope: 'openid profile', audience: `https://${app}/api`, accessTokenFormat: 'jwt' };
    const resourceIndicators = {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: () => resourceServer,
    };
    const { handler, port, close } = await startRealProvider(provider, [client], { features: { resourceIndicators } });
    const keySet = async () => (await fetch(`http://127.0.0.1:${await port}/jwks`)).json();
    return {
      hosts: { [app]: serve(keySet), [provider]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await shows(tab, 'Nobody');
        await clickThrough(tab, '#sign');
        await signInAtProvider(tab);
        await shows(tab, 'Orders 1 200');
        await tab.click('#renew');
        await shows(tab, 'Orders 2 200');
        await clickThrough(tab, '#out');
        await clickThrough(tab, 'button[name=logout]');
        await shows(tab, 'Nobody');
      },
    };
  },
  attempts: [
    {
      title: 'Signed out by OpenID Connect, logout',
      outcome: 'Worked',
      steps: ['Sign-out request', 'Back from the sign-out'],
      values: {
        'Sign-out request': { id_token_hint: /^\d+ characters$/, post_logout_redirect_uri: `https://${app}/` },
      },
      ok: [],
    },
    {
      title: 'Renewed by OAuth 2.0, refresh token',
      outcome: 'Worked',
      steps: ['Token request', 'Token response'],
      values: {
        'Token request': { grant_type: 'refresh_token', client_id: 'merganser', refresh_token: /^\d+ characters$/ },
        'Token response': { token_type: 'Bearer', expires_in: '3600', access_token: 'not kept', id_token: 'not kept' },
      },
      ok: [],
    },
    {
      title: 'Signed in by OpenID Connect, authorization code',
      outcome: 'Worked',
      steps: [
        'Description of the provider',
        'Authorization request',
        'Sign-in at the provider',
        'Authorization response',
        'Token request',
        'Token response',
        'First request with the token',
      ],
      values: {
        'Authorization request': {
          client_id: 'merganser',
          response_type: 'code',
          redirect_uri: `https://${app}/`,
          scope: 'openid profile offline_access',
          state: /^\d+ characters$/,
          code_challenge: /^[\w-]{43}$/,
          code_challenge_method: 'S256',
        },
        'Sign-in at the provider': { login: 'not kept', password: 'not kept' },
        'Authorization response': {
          code: /^\d+ characters$/,
          state: /^\d+ characters$/,
          iss: `https://${provider}`,
        },
        'Token request': {
          grant_type: 'authorization_code',
          code: /^\d+ characters$/,
          code_verifier: 'not kept',
          redirect_uri: `https://${app}/`,
        },
        'Token response': { token_type: 'Bearer', access_token: 'not kept', refresh_token: 'not kept' },
      },
      ok: [
        'code_verifier fits code_challenge',
        'iss names the server that was asked',
        'redirect_uri is the same in both requests',
        'state came back',
        'the ID token is for the client that asked',
        'the code was used once',
      ],
    },
  ],
});
