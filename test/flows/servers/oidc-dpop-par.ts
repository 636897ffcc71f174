import { type Handler, html, page } from '../../failures/live/http.ts';
import { signInAtProvider, startRealProvider } from '../../failures/live/real-provider.ts';
import { shows } from '../../failures/live/steps.ts';
import { clickThrough } from '../../stacks/harness/steps.mjs';
import { serveLibrary } from '../files.ts';
import { defineFlow } from '../flow.ts';

const [app, provider] = ['app.goosander.example', 'id.goosander-id.example'] as const;

const IMPORTS = {
  'openid-client': '/lib/openid-client/build/index.js',
  oauth4webapi: '/lib/oauth4webapi/build/index.js',
  'jose/jwe/compact/decrypt': '/lib/jose/dist/webapi/jwe/compact/decrypt.js',
  'jose/errors': '/lib/jose/dist/webapi/util/errors.js',
};

const SCRIPT = `
  import * as client from 'openid-client';
  const config = await client.discovery(new URL('https://${provider}'), 'goosander', undefined, client.None());
  if (location.search.includes('code=')) {
    const { verifier, state, nonce } = JSON.parse(sessionStorage.getItem('sign-in'));
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
    const tokens = await client.authorizationCodeGrant(config, new URL(location.href), checks, undefined, { DPoP });
    const person = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
    document.title = 'Hello ' + person.sub;
  } else {
    document.getElementById('sign').onclick = async () => {
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
      sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state, nonce }));
      const url = await client.buildAuthorizationUrlWithPAR(config, {
        redirect_uri: location.origin + '/callback', scope: 'openid profile', state, nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
      location.href = url.href;
    };
    document.title = 'Ready';
  }`;

const serve: Handler = ({ url }, response) => {
  if (serveLibrary(url.pathname, response)) return;
  const map = `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
  html(response, page('Goosander', `<button id="sign">Sign in</button>${map}<script type="module">${SCRIPT}</script>`));
};

export const flow = defineFlow({
  name: 'oidc-dpop-par',
  product: 'openid-client in the page at oidc-provider: pushed request, DPoP with nonce',
  hosts: [app, provider],
  async start() {
    const client = {
      client_id: 'goosander',
      token_endpoint_auth_method: 'none',
      redirect_uris: [`https://${app}/callback`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      dpop_bound_access_tokens: true,
    };
    const dPoP = { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true };
    const { handler, close } = await startRealProvider(provider, [client], { features: { dPoP } });
    return {
      hosts: { [app]: serve, [provider]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await shows(tab, 'Ready');
        await clickThrough(tab, '#sign');
        await signInAtProvider(tab);
        await shows(tab, 'Hello mira');
      },
    };
  },
  attempts: [
    {
      title: 'Signed in by OpenID Connect, authorization code',
      outcome: 'Worked',
      steps: [
        'Description of the provider',
        'Pushed authorization request',
        'Authorization request',
        'Sign-in at the provider',
        'Authorization response',
        'Token request',
        'Token response',
        'Token request',
        'Token response',
        'First request with the token',
      ],
      values: {
        'Pushed authorization request': {
          client_id: 'goosander',
          response_type: 'code',
          scope: 'openid profile',
          redirect_uri: `https://${app}/callback`,
          code_challenge: /^[\w-]{43}$/,
          code_challenge_method: 'S256',
        },
        'Authorization request': { client_id: 'goosander', request_uri: /^\d+ characters$/ },
        'Authorization response': { code: /^\d+ characters$/, iss: `https://${provider}` },
        'Token request': { grant_type: 'authorization_code', code_verifier: 'not kept' },
        // The first one; the second has the tokens.
        'Token response': { error: 'use_dpop_nonce' },
      },
      ok: [
        'ath fits the token beside it',
        'code_verifier fits code_challenge',
        'each proof has a jti of its own',
        'htm is the method of the request',
        'htu is the address of the request',
        'iat is the time of the request',
        'iss names the server that was asked',
        'nonce is in the ID token',
        'redirect_uri is the same in both requests',
        'state came back',
        'the ID token is for the client that asked',
        'the code was used once',
        'the proof has the nonce that the server gave',
      ],
      // The access token is opaque.
      unseen: ['the token is bound to the key of the proof'],
    },
  ],
});
