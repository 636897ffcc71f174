import { defineFlow } from '../flow.ts';
import { samlAttempts, startSaml } from '../saml.ts';

const [app, provider] = ['app.pochard-post.example', 'sso.pochard-post-id.example'] as const;

export const flow = defineFlow({
  name: 'saml-post',
  product: 'passport-saml at SimpleSAMLphp: request by HTTP-POST, answer by HTTP-POST',
  hosts: [app, provider],
  start: () => startSaml(app, provider, 'HTTP-POST'),
  attempts: samlAttempts(app, provider).slice(1),
});
