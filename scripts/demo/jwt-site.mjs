// A page that signs in with a script, and an API that wants a signed token. Two things are wrong on purpose, because they
// are common: the token is valid for thirty days, and the page keeps it in localStorage.
import express from 'express';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { escapeHtml, renderPage } from './page.mjs';

const lifetime = 30 * 24 * 60 * 60;

// Runs in the page. Served as a file of its own, so that the page can forbid inline scripts.
const pageScript = `
const byId = (id) => document.getElementById(id);
const call = (path) => fetch(path, { headers: { authorization: 'Bearer ' + localStorage.getItem('access_token') } });

async function show() {
  const signedIn = localStorage.getItem('access_token') !== null;
  byId('login').hidden = signedIn;
  byId('account').hidden = !signedIn;
  if (!signedIn) return;
  const me = await call('/api/me');
  if (me.status === 401) { localStorage.removeItem('access_token'); return show(); }
  byId('name').textContent = 'Hello, ' + (await me.json()).name;
  await list();
}

async function list() {
  const { orders } = await (await call('/api/orders')).json();
  byId('orders').replaceChildren(...orders.map((order) => {
    const row = document.createElement('tr');
    for (const text of [order.id, order.what, order.state]) row.insertCell().textContent = text;
    return row;
  }));
  byId('account').dataset.ready = 'true';
}

byId('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { username, password } = Object.fromEntries(new FormData(event.target));
  const response = await fetch('/api/login', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }),
  });
  byId('wrong').hidden = response.ok;
  if (!response.ok) return;
  localStorage.setItem('access_token', (await response.json()).access_token);
  await show();
});
byId('again').addEventListener('click', list);
byId('sign-out').addEventListener('click', () => { localStorage.removeItem('access_token'); show(); });
show();
`;

/**
 * @param {{ user: string, password: string, sub: string, name: string }} account the only one that may sign in
 * @param {{ sessionUrl: string, jwtUrl: string }} urls where both sites are, once they run
 * @returns {Promise<import('express').Express>}
 */
export async function createJwtSite(account, urls) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json());

  app.get('/', (_request, response) => {
    response.set('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'; img-src data:").send(
      renderPage({
        title: 'Field Notes',
        navigation: [{ href: `${urls.sessionUrl}/account`, text: 'The session demo' }],
        body: `<form class="card" id="login" hidden><h1>Sign in</h1><p>The demo's account is filled in.</p>
<p role="alert" id="wrong" hidden>This user name and password do not match.</p>
<label>User name<input name="username" autocomplete="username" value="${escapeHtml(account.user)}"></label>
<label>Password<input name="password" type="password" autocomplete="current-password" value="${escapeHtml(account.password)}"></label>
<button id="sign-in">Sign in</button></form>
<div class="card" id="account" hidden><h1 id="name">Hello</h1>
<p>Each call of this page carries a token. Open DevTools on it and choose Watchword.</p>
<table id="orders"></table><p></p><button id="again">Load again</button> <button id="sign-out">Sign out</button></div>
<script src="/app.js"></script>`,
      }),
    );
  });
  app.get('/app.js', (_request, response) => {
    response.type('text/javascript').send(pageScript);
  });
  app.get('/.well-known/jwks.json', (_request, response) => {
    response.json({ keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] });
  });

  app.post('/api/login', async (request, response) => {
    if (request.body?.username !== account.user || request.body?.password !== account.password) {
      response.status(401).json({ error: 'invalid_credentials' });
      return;
    }
    const token = await new SignJWT({ name: account.name, scope: 'profile orders:read', roles: ['customer'] })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(urls.jwtUrl)
      .setAudience(`${urls.jwtUrl}/api`)
      .setSubject(account.sub)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
      .sign(privateKey);
    response.set('cache-control', 'no-store');
    response.json({ access_token: token, token_type: 'Bearer', expires_in: lifetime });
  });

  app.use('/api', async (request, response, next) => {
    const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.get('authorization') ?? '') ?? [];
    try {
      if (token === undefined) throw new Error('no token');
      const options = { issuer: urls.jwtUrl, audience: `${urls.jwtUrl}/api`, algorithms: ['RS256'] };
      response.locals.claims = (await jwtVerify(token, publicKey, options)).payload;
    } catch {
      // RFC 6750, section 3.1: no error code when the request carried no token at all.
      const error = token === undefined ? '' : ', error="invalid_token"';
      response
        .set('www-authenticate', `Bearer realm="field-notes"${error}`)
        .status(401)
        .json({ error: 'unauthorized' });
      return;
    }
    next();
  });
  app.get('/api/me', (_request, response) => {
    const { sub, name } = response.locals.claims;
    response.json({ sub, name });
  });
  app.get('/api/orders', (_request, response) => {
    response.json({ orders: [{ id: '118', what: 'Pocket notebook', state: 'delivered' }] });
  });
  return app;
}
