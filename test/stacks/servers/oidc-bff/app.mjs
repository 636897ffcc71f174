import express from 'express';
import session from 'express-session';
import * as client from 'openid-client';
import { HOST, originOf, PORT, page } from '../common/pages.mjs';

const issuer = new URL(originOf('OIDC_PROVIDER', process.env.PORT_OF_OIDC_PROVIDER, 'localhost'));
const self = originOf('OIDC_BFF', PORT);
const config = await client.discovery(issuer, 'bff', 'bff-secret', undefined, {
  execute: [client.allowInsecureRequests],
});
const app = express();
app.use(
  session({
    secret: 's',
    resave: false,
    saveUninitialized: false,
    name: 'bff.sid',
    cookie: { sameSite: 'lax', httpOnly: true },
  }),
);
app.get('/login', async (request, response) => {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  Object.assign(request.session, { verifier, state });
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${self}/cb`,
    scope: 'openid profile email offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  response.redirect(url.href);
});
app.get('/cb', async (request, response) => {
  const { verifier, state } = request.session;
  const tokens = await client.authorizationCodeGrant(config, new URL(request.originalUrl, self), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  request.session.regenerate(() => {
    request.session.user = tokens.claims();
    response.redirect('/');
  });
});
app.get('/api/:what', (request, response) =>
  request.session.user ? response.json(request.session.user) : response.status(401).json({ error: 'login' }),
);
app.post('/logout', (request, response) =>
  request.session.destroy(() => response.clearCookie('bff.sid').redirect('/')),
);
app.get('/', (_request, response) =>
  response.send(
    page(`<h1>Orders</h1><pre id="o"></pre><button id="more">Load</button><form method="post" action="/logout"><button id="out">Log out</button></form>
  <script>
    let loads = 0;
    const load = async () => { const answer = await fetch('/api/me'); o.textContent = 'answer ' + (++loads) + ' ' + answer.status; };
    more.onclick = load;
    load();
  </script>`),
  ),
);
app.listen(PORT, HOST);
