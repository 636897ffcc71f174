import { defineFlow } from '../flow.ts';
import { samlAttempts, startSaml } from '../saml.ts';

const [app, provider] = ['app.pochard-redirect.example', 'sso.pochard-redirect-id.example'] as const;

export const flow = defineFlow({
  name: 'saml-redirect',
  product:
    'passport-saml at SimpleSAMLphp: request by HTTP-Redirect, answer by HTTP-POST, single logout by HTTP-Redirect',
  hosts: [app, provider],
  start: () => startSaml(app, provider, 'HTTP-Redirect'),
  attempts: samlAttempts(app, provider),
});
