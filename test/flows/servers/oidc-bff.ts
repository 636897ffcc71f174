import { signInAtProvider, startRealProvider } from '../../failures/live/real-provider.ts';
import { shows } from '../../failures/live/steps.ts';
import { clickThrough } from '../../stacks/harness/steps.mjs';
import { BFF_SECRET, startBff } from '../bff.ts';
import { defineFlow } from '../flow.ts';

const [app, provider] = ['app.shelduck.example', 'id.shelduck-id.example'] as const;

export const flow = defineFlow({
  name: 'oidc-bff',
  product: 'openid-client behind express-session at oidc-provider: confidential client, RP-initiated logout',
  hosts: [app, provider],
  core: true,
  async start() {
    const client = {
      client_id: 'shelduck',
      client_secret: BFF_SECRET,
      redirect_uris: [`https://${app}/cb`],
      post_logout_redirect_uris: [`https://${app}/`],
    };
    const op = await startRealProvider(provider, [client]);
    const bff = await startBff({ host: app, provider, providerPort: op.port, clientId: 'shelduck' });
    return {
      hosts: { [app]: bff.handler, [provider]: op.handler },
      async close() {
        await bff.close();
        await op.close();
      },
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await clickThrough(tab, '#sign');
        await signInAtProvider(tab);
        await shows(tab, 'Answer 1 200');
        await tab.click('#more');
        await shows(tab, 'Answer 2 200');
        await clickThrough(tab, '#out');
        await clickThrough(tab, 'button[name=logout]');
        await shows(tab, 'Welcome');
      },
    };
  },
  attempts: [
    {
      title: 'Signed out by OpenID Connect, logout',
      outcome: 'Worked',
      steps: ['Sign-out request', 'Back from the sign-out'],
      values: {
        'Sign-out request': {
          client_id: 'shelduck',
          id_token_hint: /^\d+ characters$/,
          post_logout_redirect_uri: `https://${app}/`,
        },
      },
      ok: ['the sign-out cleared the session’s cookie (bff.sid)'],
      unseen: ['what was signed out opens nothing any more'],
    },
    {
      title: 'Signed in by OpenID Connect, authorization code',
      outcome: 'Worked',
      steps: [
        'Authorization request',
        'Sign-in at the provider',
        'Authorization response',
        'Token request (elsewhere)',
        'Session of the site',
      ],
      values: {
        'Authorization request': {
          client_id: 'shelduck',
          response_type: 'code',
          redirect_uri: `https://${app}/cb`,
          scope: 'openid profile',
          code_challenge_method: 'S256',
        },
        'Authorization response': {
          code: /^\d+ characters$/,
          state: /^\d+ characters$/,
          iss: `https://${provider}`,
        },
      },
      ok: ['iss names the server that was asked', 'state came back', 'the session ID changed at the sign-in (bff.sid)'],
      unseen: ['code_verifier fits code_challenge'],
    },
  ],
});
