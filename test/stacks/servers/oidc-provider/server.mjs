import { startApp } from '../../harness/node-app.mjs';
import { defineStack } from '../../harness/stack.mjs';

/** The identity provider that the other OpenID Connect servers sign in at; never judged by itself. */
export const stack = defineStack({
  name: 'oidc-provider',
  product: 'oidc-provider 9.13',
  packages: 'core',
  start: (context) => startApp('oidc-provider', context),
  login: async () => {},
  use: async () => {},
  truth: { strategy: [], logins: [], shape: [] },
});
