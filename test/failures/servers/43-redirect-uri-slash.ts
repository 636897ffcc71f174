import { showPage } from '../live/provider.ts';
import { startRealProvider } from '../live/real-provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['app.sanderling.example', 'login.sanderling-id.example'] as const;

/** The application asks to be sent to its callback with a slash at the end; registered is the one without. */
export const scenario = defineScenario({
  file: '43-redirect-uri-slash',
  source: 'DuendeArchive/IdentityModel.OidcClient #6; django-oauth/django-oauth-toolkit #2',
  product: 'oidc-provider',
  hosts: [app, provider],
  truth: {
    cause: 'redirect-uri-refused',
    mentions: [/\b400\b/, /not registered/, /callback\//],
    wrong: [/name or the password/],
  },
  async start() {
    const client = {
      client_id: 'sanderling',
      token_endpoint_auth_method: 'none',
      redirect_uris: [`https://${app}/callback`],
    };
    const { handler, close } = await startRealProvider(provider, [client]);
    return {
      hosts: { [app]: showPage('Sanderling'), [provider]: handler },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        const query = new URLSearchParams({
          client_id: 'sanderling',
          redirect_uri: `https://${app}/callback/`,
          response_type: 'code',
          scope: 'openid',
          state: random(),
          nonce: random(),
          code_challenge: random(32),
          code_challenge_method: 'S256',
        });
        await tab.goto(`https://${provider}/auth?${query}`);
      },
    };
  },
});
