import { signInAtProvider, startRealProvider } from '../../failures/live/real-provider.ts';
import { shows } from '../../failures/live/steps.ts';
import { clickThrough } from '../../stacks/harness/steps.mjs';
import { BFF_SECRET, startBff } from '../bff.ts';
import { defineFlow } from '../flow.ts';

const [app, provider] = ['app.garganey.example', 'id.garganey-id.example'] as const;

export const flow = defineFlow({
  name: 'oidc-form-post',
  product:
    'openid-client behind express-session at oidc-provider: pushed request between the servers, answer by form_post',
  hosts: [app, provider],
  async start() {
    const client = {
      client_id: 'garganey',
      client_secret: BFF_SECRET,
      redirect_uris: [`https://${app}/cb`],
      post_logout_redirect_uris: [`https://${app}/`],
    };
    const op = await startRealProvider(provider, [client]);
    const bff = await startBff({
      host: app,
      provider,
      providerPort: op.port,
      clientId: 'garganey',
      formPost: true,
      pushed: true,
    });
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
      values: { 'Sign-out request': { client_id: 'garganey', post_logout_redirect_uri: `https://${app}/` } },
      ok: ['the sign-out cleared the session’s cookie (bff.sid)'],
      unseen: ['what was signed out opens nothing any more'],
    },
    {
      // What was asked for went between the servers, that it was an ID token too.
      title: 'Signed in by OAuth 2.0, authorization code',
      outcome: 'Worked',
      steps: [
        'Authorization request',
        'Sign-in at the provider',
        'Authorization response',
        'Token request (elsewhere)',
        'Session of the site',
      ],
      values: {
        'Authorization request': { client_id: 'garganey', request_uri: /^\d+ characters$/ },
        'Authorization response': {
          code: /^\d+ characters$/,
          state: /^\d+ characters$/,
          iss: `https://${provider}`,
        },
      },
      ok: ['iss names the server that was asked', 'the session ID changed at the sign-in (bff.sid)'],
      unseen: ['state came back'],
    },
  ],
});
