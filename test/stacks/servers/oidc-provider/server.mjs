import { startApp } from '../../harness/node-app.mjs';
import { defineNeighbour } from '../../harness/stack.mjs';

/** The identity provider that the OpenID Connect servers sign in at. */
export const stack = defineNeighbour({
  name: 'oidc-provider',
  product: 'oidc-provider 9.13',
  packages: 'core',
  start: (context) => startApp('oidc-provider', context),
});
