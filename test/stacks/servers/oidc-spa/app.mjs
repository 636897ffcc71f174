import { fileURLToPath } from 'node:url';
import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { HOST, originOf, PORT, page } from '../common/pages.mjs';

const issuer = originOf('OIDC_PROVIDER', process.env.PORT_OF_OIDC_PROVIDER, 'localhost');
const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
const app = express();
app.use(
  '/lib',
  express.static(fileURLToPath(new URL('../../node_modules/oidc-client-ts/dist/browser', import.meta.url))),
);
app.get('/api/:what', async (request, response) => {
  try {
    const { payload } = await jwtVerify((request.headers.authorization ?? '').replace(/^Bearer /, ''), keys, {
      audience: 'spa-api',
    });
    response.json({ ok: 1, sub: payload.sub });
  } catch (error) {
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer error="invalid_token"')
      .json({ error: String(error) });
  }
});
app.get('/', (_request, response) =>
  response.send(
    page(`<button id="sign">Sign in</button><button id="more">Load</button><button id="out">Sign out</button><pre id="o"></pre>
  <script src="/lib/oidc-client-ts.min.js"></script><script>
    const manager = new oidc.UserManager({ authority: '${issuer}', client_id: 'spa', redirect_uri: location.origin + '/', scope: 'openid profile email api:read', loadUserInfo: false });
    sign.onclick = () => manager.signinRedirect();
    let loads = 0;
    const load = async () => {
      const user = await manager.getUser();
      const answer = await fetch('/api/data', { headers: user ? { Authorization: 'Bearer ' + user.access_token } : {} });
      o.textContent = 'answer ' + (++loads) + ' ' + answer.status;
    };
    more.onclick = load;
    out.onclick = async () => { await manager.removeUser(); o.textContent = 'signed out'; };
    (async () => {
      if (location.search.includes('code=')) { await manager.signinRedirectCallback(); history.replaceState(null, '', '/'); }
      await load();
    })();
  </script>`),
  ),
);
app.listen(PORT, HOST);
