import { createHash } from 'node:crypto';
import { showPage } from '../live/provider.ts';
import { signInAtProvider, startRealProvider } from '../live/real-provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { shows } from '../live/steps.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['app.phalarope.example', 'login.phalarope-id.example'] as const;
const BACK = `https://${app}/callback`;

/** The client in the browser was registered with a secret, which it rightly does not have. */
export const scenario = defineScenario({
  file: '44-browser-client-confidential',
  source: 'panva/node-oidc-provider #797',
  product: 'oidc-provider',
  hosts: [app, provider],
  truth: {
    cause: 'client-authentication',
    mentions: [/does not accept the client/, /by nothing|none/, /public/],
    wrong: [/name or the password/, /code .*twice/],
  },
  async start() {
    const client = { client_id: 'phalarope', client_secret: random(32), redirect_uris: [BACK] };
    const { handler, close } = await startRealProvider(provider, [client]);
    return {
      hosts: { [app]: showPage('Phalarope'), [provider]: handler },
      close,
      async drive(tab) {
        const verifier = random(32);
        await tab.goto(`https://${app}/`);
        const query = new URLSearchParams({
          client_id: 'phalarope',
          redirect_uri: BACK,
          response_type: 'code',
          scope: 'openid',
          state: random(),
          nonce: random(),
          code_challenge: createHash('sha256').update(verifier).digest('base64url'),
          code_challenge_method: 'S256',
        });
        await tab.goto(`https://${provider}/auth?${query}`);
        await signInAtProvider(tab);
        await shows(tab, 'Phalarope');
        await tab.evaluate(
          async (endpoint, code_verifier, redirect_uri) => {
            const code = new URLSearchParams(location.search).get('code') ?? '';
            const fields = {
              grant_type: 'authorization_code',
              client_id: 'phalarope',
              code,
              code_verifier,
              redirect_uri,
            };
            await fetch(endpoint, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => undefined);
          },
          `https://${provider}/token`,
          verifier,
          BACK,
        );
      },
    };
  },
});
