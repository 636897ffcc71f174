import Provider from 'oidc-provider';
import { HOST, originOf, PORT } from '../common/pages.mjs';

const at = (name) => originOf(name, process.env[`PORT_OF_${name}`]);
const code = { grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] };
const all = {
  OIDC_BFF: { client_id: 'bff', client_secret: 'bff-secret', redirect_uris: [`${at('OIDC_BFF')}/cb`], ...code },
  OIDC_EOC: {
    client_id: 'eoc',
    application_type: 'native',
    client_secret: 'eoc-secret-eoc-secret-eoc-secret-0123456789',
    redirect_uris: [`${at('OIDC_EOC')}/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    post_logout_redirect_uris: [at('OIDC_EOC')],
  },
  APACHE_OPENIDC: {
    client_id: 'apache',
    client_secret: 'apache-secret-apache-secret-0123456789',
    redirect_uris: [`${at('APACHE_OPENIDC')}/callback`],
    post_logout_redirect_uris: [`${at('APACHE_OPENIDC')}/`],
    ...code,
  },
  OIDC_SPA: { client_id: 'spa', token_endpoint_auth_method: 'none', redirect_uris: [`${at('OIDC_SPA')}/`], ...code },
};
const clients = Object.entries(all).flatMap(([name, client]) => (process.env[`PORT_OF_${name}`] ? [client] : []));
const provider = new Provider(originOf('OIDC_PROVIDER', PORT, 'localhost'), {
  clients,
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  scopes: ['openid', 'offline_access', 'profile', 'email'],
  findAccount: async (_context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: id, email: `${id}@example.org` }),
  }),
  clientBasedCORS: () => true,
  cookies: { keys: ['k1', 'k2'] },
  pkce: { required: (_context, client) => client.clientId !== 'eoc' },
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_context, client) => (client?.clientId === 'spa' ? `${at('OIDC_SPA')}/api` : undefined),
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid profile email api:read',
        audience: 'spa-api',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 7200,
      }),
    },
  },
});
// Behind a proxy, it is the proxy that knows whether TLS was used.
provider.proxy = process.env.PUBLIC_ORIGIN_OF_OIDC_PROVIDER !== undefined;
provider.listen(PORT, HOST);
