import express from 'express';
import openid from 'express-openid-connect';
import { HOST, originOf, PORT, page } from '../common/pages.mjs';

const app = express();
app.use(
  openid.auth({
    authRequired: false,
    issuerBaseURL: originOf('OIDC_PROVIDER', process.env.PORT_OF_OIDC_PROVIDER, 'localhost'),
    baseURL: originOf('OIDC_EOC', PORT),
    clientID: 'eoc',
    clientSecret: 'eoc-secret-eoc-secret-eoc-secret-0123456789',
    secret: 'a-long-long-long-long-secret-value',
    authorizationParams: { response_type: 'code', scope: 'openid profile email' },
    idpLogout: false,
  }),
);
app.get('/', (request, response) =>
  response.send(page(`<a href="/login">Log in</a> ${request.oidc.isAuthenticated()}`)),
);
app.get(['/me', '/orders/:id'], openid.requiresAuth(), (request, response) => response.json(request.oidc.user));
app.listen(PORT, HOST);
