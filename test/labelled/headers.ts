import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, basic, encode, hex, jwt, uuid } from './values.ts';

const S = 'https://www.shop.example';
const API = 'https://api.shop.example';
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

/** Sites that go by a header, or by a parameter. */
export const headers: readonly Labelled[] = [
  visit('a page with a bearer JWT and bodies seen', { is: 'jwt-bearer', login: 'json', shape: 'spa' }, (b) => {
    const token = jwt();
    b.open(`${S}/`);
    b.fetch(`${S}/api/profile`, { status: 401 });
    b.post(`${S}/api/auth`, ['name', 'password'], { body: JSON.stringify({ token }) });
    for (const path of ['profile', 'items', 'items/2', 'items/3']) b.fetch(`${S}/api/${path}`, bearer(token));
  }),
  visit(
    'the same without bodies, with a refresh cookie beside',
    { is: 'jwt-bearer', login: 'json', shape: 'spa' },
    (b) => {
      const [one, two] = [jwt(), jwt({ exp: 1772618400 })];
      const refresh = () => [`data_refresh_token=${base64Url(64)}; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax`];
      b.open(`${S}/admin/login`);
      b.post(`${S}/auth/refresh`, ['mode'], { status: 400 });
      b.post(`${S}/auth/login`, ['email', 'password', 'mode'], { set: refresh() });
      for (const path of ['users/me', 'items/a', 'settings']) b.fetch(`${S}/${path}`, bearer(one));
      b.wait(800);
      b.post(`${S}/auth/refresh`, ['mode'], { set: refresh() });
      for (const path of ['users/me', 'items/b']) b.fetch(`${S}/${path}`, bearer(two));
      b.post(`${S}/auth/logout`, ['mode'], { status: 204, set: ['data_refresh_token=; Max-Age=0; Path=/'] });
    },
  ),
  visit('a token found on the way in, no login seen', { is: 'jwt-bearer', shape: 'spa' }, (b) => {
    const token = jwt();
    b.open(`${S}/app`);
    for (const path of ['me', 'projects', 'projects/1']) b.fetch(`${API}/v1/${path}`, bearer(token));
  }),
  visit('opaque bearer tokens', { is: 'opaque-bearer', login: 'json', shape: 'spa' }, (b) => {
    const token = base64Url(40);
    b.open(`${S}/`);
    b.post(`${API}/sessions`, ['correo', 'contrasena'], { status: 201, body: JSON.stringify({ access_token: token }) });
    for (const path of ['yo', 'pedidos', 'pedidos/9']) b.fetch(`${API}/${path}`, bearer(token));
    b.fetch(`${API}/yo`, { status: 401 });
  }),
  visit('the password grant', { is: 'jwt-bearer', login: 'oauth-password', shape: 'spa' }, (b) => {
    const token = jwt({ scope: 'api' }, { typ: 'at+jwt', alg: 'RS256' });
    b.open(`${S}/`);
    b.fetch(`${S}/oauth/token`, {
      method: 'POST',
      form: ['grant_type=password', 'username', 'password', 'client_id=web'],
    });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}`, bearer(token));
  }),
  visit(
    'OpenID Connect in the browser, with PKCE',
    { is: 'jwt-bearer', login: 'oidc-code', pkce: 'S256', shape: 'spa' },
    (b) => {
      const token = jwt({ iss: 'https://id.example', scope: 'openid api' }, { typ: 'at+jwt', alg: 'RS256' });
      b.open(`${S}/`);
      b.fetch('https://login.idp.example/.well-known/openid-configuration');
      b.open(
        `https://login.idp.example/authorize?client_id=spa&response_type=code&scope=openid%20api&redirect_uri=${encodeURIComponent(`${S}/cb`)}&state=${hex(16)}abc&code_challenge=${base64Url(43)}&code_challenge_method=S256`,
        { to: '/login', initiator: S },
      );
      b.open('https://login.idp.example/login');
      const state = new URL(b.exchanges[2]?.url ?? '').searchParams.get('state');
      b.submit('https://login.idp.example/login', ['username', 'password'], {
        to: `${S}/cb?code=${base64Url(30)}&state=${state}`,
        set: [`idp=${base64Url(43)}; HttpOnly; Path=/`],
      });
      b.open(b.exchanges.at(-1)?.responseHeaders.find(({ name }) => name === 'Location')?.value ?? '');
      b.preflight('https://login.idp.example/token');
      b.fetch('https://login.idp.example/token', {
        method: 'POST',
        form: ['grant_type=authorization_code', 'code=x', 'code_verifier', `redirect_uri=${S}/cb`, 'client_id=spa'],
        body: JSON.stringify({
          access_token: token,
          id_token: jwt({ nonce: 'n', aud: 'spa' }),
          refresh_token: base64Url(43),
        }),
      });
      for (const path of ['me', 'list', 'list/1']) {
        b.preflight(`https://api.partner.example/${path}`);
        b.fetch(`https://api.partner.example/${path}`, bearer(token));
      }
    },
  ),
  visit('the implicit flow', { is: 'jwt-bearer', login: ['oidc-implicit', 'oauth-implicit'], shape: 'spa' }, (b) => {
    const token = jwt({ scope: 'openid' });
    b.open(`${S}/`);
    b.open(
      `https://login.idp.example/connect?client_id=web&response_type=id_token%20token&scope=openid&redirect_uri=${encodeURIComponent(`${S}/back`)}&state=s1234567&nonce=n1`,
      {
        to: `${S}/back#access_token=${token}&token_type=Bearer&id_token=${jwt({ nonce: 'n1' })}&state=s1234567`,
        initiator: S,
      },
    );
    b.open(`${S}/back`);
    for (const path of ['me', 'list', 'more']) b.fetch(`${S}/api/${path}`, bearer(token));
  }),
  visit('DPoP', { is: 'dpop', login: 'oidc-code', shape: 'spa' }, (b) => {
    const token = jwt({ cnf: { jkt: base64Url(43) } }, { typ: 'at+jwt', alg: 'ES256' });
    const proof = (url: string) =>
      jwt(
        { htu: url, htm: 'GET' },
        { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: base64Url(43), y: base64Url(43) } },
      );
    b.open(`${S}/cb?code=${base64Url(20)}&state=${hex(10)}&iss=https%3A%2F%2Fid.example`);
    b.fetch('https://id.example/token', {
      method: 'POST',
      form: ['grant_type=authorization_code', 'code=a', 'code_verifier', 'scope=openid'],
      headers: { DPoP: proof('https://id.example/token') },
    });
    for (const path of ['me', 'list', 'more'])
      b.fetch(`${S}/api/${path}`, { headers: { Authorization: `DPoP ${token}`, DPoP: proof(`${S}/api/${path}`) } });
  }),
  visit('an API key', { is: 'api-key', shape: ['spa', 'api'] }, (b) => {
    const key = `live_${alnum(32)}`;
    b.open(`${S}/docs/`);
    b.fetch(`${S}/v1/pets`, { status: 401 });
    for (const path of ['pets', 'pets/1', 'owners']) b.fetch(`${S}/v1/${path}`, { headers: { 'X-API-Key': key } });
  }),
  visit('an API key in the query', { is: 'api-key', shape: ['spa', 'api'] }, (b) => {
    const key = hex(32);
    for (const path of ['weather', 'forecast', 'stations']) b.fetch(`${S}/data/2.5/${path}?q=Wien&api_key=${key}`);
  }),
  visit('SigV4', { is: 'signed-request', shape: ['spa', 'api'] }, (b) => {
    b.open(`${S}/console`);
    for (const path of ['a', 'b', 'c', 'd']) {
      b.fetch(`${S}/${path}`, {
        headers: {
          Authorization: `AWS4-HMAC-SHA256 Credential=AKIA${alnum(16).toUpperCase()}/20260304/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${hex(64)}`,
          'X-Amz-Date': '20260304T093000Z',
        },
      });
    }
  }),
  visit('HTTP message signatures', { is: 'signed-request', shape: ['spa', 'api'] }, (b) => {
    for (const path of ['a', 'b', 'c']) {
      b.fetch(`${S}/${path}`, {
        headers: {
          'Signature-Input': `sig1=("@method" "@target-uri");created=1772616600;keyid="key-7"`,
          Signature: `sig1=:${Buffer.from(hex(32)).toString('base64')}:`,
        },
      });
    }
  }),
  visit('Hawk', { is: 'signed-request', shape: ['spa', 'api'] }, (b) => {
    for (const path of ['a', 'b', 'c'])
      b.fetch(`${S}/${path}`, {
        headers: { Authorization: `Hawk id="dh37fgj492je", ts="1772616600", nonce="${alnum(6)}", mac="${alnum(43)}="` },
      });
  }),
  visit('Negotiate with Kerberos', { is: 'negotiate', login: 'http-challenge', shape: 'traditional' }, (b) => {
    b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'Negotiate' } });
    b.open(`${S}/`, { headers: { Authorization: `Negotiate YII${alnum(900)}` } });
    b.open(`${S}/team`, { headers: { Authorization: `Negotiate YII${alnum(900)}` } });
  }),
  visit('NTLM in three legs', { is: 'negotiate', login: 'http-challenge', shape: 'traditional' }, (b) => {
    b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'NTLM' } });
    b.open(`${S}/`, {
      status: 401,
      headers: { Authorization: `NTLM TlRMTVNTUAAB${alnum(40)}` },
      answer: { 'WWW-Authenticate': `NTLM TlRMTVNTUAAC${alnum(80)}` },
    });
    b.open(`${S}/`, { headers: { Authorization: `NTLM TlRMTVNTUAAD${alnum(300)}` } });
    b.open(`${S}/reports`);
    b.open(`${S}/reports/2`);
  }),
  visit('Digest', { is: 'digest', login: 'http-challenge', shape: 'traditional' }, (b) => {
    const answer = () => ({
      headers: {
        Authorization: `Digest username="eva", realm="r", nonce="${hex(32)}", uri="/", qop=auth, nc=00000001, cnonce="${hex(8)}", response="${hex(32)}"`,
      },
    });
    b.open(`${S}/`, {
      status: 401,
      answer: { 'WWW-Authenticate': `Digest realm="r", qop="auth", nonce="${hex(32)}"` },
    });
    b.open(`${S}/`, answer());
    b.open(`${S}/b`, answer());
  }),
  visit(
    'Basic with a session cookie that came after',
    { is: 'basic', login: 'http-challenge', shape: 'traditional' },
    (b) => {
      const who = { headers: { Authorization: basic('eva') } };
      b.open(`${S}/manager`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
      b.open(`${S}/manager`, { ...who, set: [`JSESSIONID=${hex(32).toUpperCase()}; Path=/manager; HttpOnly`] });
      b.open(`${S}/manager/status`, who);
      b.open(`${S}/manager/list`, who);
    },
  ),
  visit(
    'Basic whose challenge the source kept to itself, first seen on an image',
    { is: 'basic', login: 'http-challenge', shape: 'traditional' },
    (b) => {
      const who = { headers: { Authorization: basic('eva') } };
      b.open(`${S}/manager`);
      b.fetch(`${S}/manager/logo.png`, { ...who, type: 'image' });
      for (const page of ['status', 'list', 'server']) b.open(`${S}/manager/${page}`, who);
    },
  ),
  visit(
    'Basic by a script, the password in a cookie',
    { is: 'basic', login: ['form', 'http-challenge', 'unknown'], shape: 'spa' },
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/api/whoami`, { status: 401, headers: { Authorization: 'null' } });
      b.cookie('www.shop.example', 'm', `2258:${encodeURIComponent(Buffer.from('guest:secret').toString('base64'))}`);
      for (const path of ['whoami', 'overview', 'nodes'])
        b.fetch(`${S}/api/${path}`, { headers: { Authorization: basic('guest') } });
    },
  ),
  visit('Basic on pages, a bearer token of analytics beside', { is: 'basic', login: 'http-challenge' }, (b) => {
    const who = { headers: { Authorization: basic('eva') } };
    b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
    b.open(`${S}/`, who);
    for (const path of ['a', 'b']) {
      b.fetch('https://collect.measure.example/e', {
        method: 'POST',
        headers: { Authorization: `Bearer ${base64Url(40)}` },
      });
      b.open(`${S}/${path}`, who);
    }
  }),
  visit('a token in a header of the site’s own', { is: 'custom-header', login: 'json', shape: 'spa' }, (b) => {
    const token = hex(40);
    b.open(`${S}/`);
    b.post(`${S}/rest/login`, ['login', 'haslo'], { body: JSON.stringify({ authToken: token }) });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/rest/${path}`, { headers: { 'X-Auth-Token': token } });
  }),
  visit('a raw JWT in Authorization', { is: 'custom-header', login: 'json', shape: 'spa' }, (b) => {
    const token = jwt();
    b.open(`${S}/`);
    b.post(`${S}/login`, ['id', 'pw']);
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/rest/${path}`, { headers: { Authorization: token } });
  }),
  visit('Authorization: Token', { is: 'custom-header', login: 'json', shape: 'spa' }, (b) => {
    const token = hex(40);
    b.open(`${S}/`);
    b.post(`${S}/api-token-auth/`, ['username', 'password']);
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}`, { headers: { Authorization: `Token ${token}` } });
  }),
  visit('a token in the URL', { is: 'url-token', login: 'json', shape: ['spa', 'api'] }, (b) => {
    const token = hex(40);
    b.open(`${S}/`);
    b.post(`${S}/login`, ['user', 'password'], { body: JSON.stringify({ access_token: token }) });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/rpc/${path}?access_token=${token}`);
  }),
  visit(
    'a public key of a backend service and the token of the user',
    { is: 'jwt-bearer', login: ['json', 'oauth-password'], shape: 'spa' },
    (b) => {
      const anon = jwt({ role: 'anon', iss: 'backend', sub: undefined });
      const user = jwt({ role: 'authenticated', aud: 'authenticated' });
      const from = (token: string) => ({ headers: { apikey: anon, Authorization: `Bearer ${token}` } });
      b.open(`${S}/`);
      b.fetch('https://ref.backend.example/rest/v1/posts', from(anon));
      b.post('https://ref.backend.example/auth/v1/token?grant_type=password', ['email', 'password'], {
        ...from(anon),
        body: JSON.stringify({ access_token: user, refresh_token: base64Url(22) }),
      });
      for (const path of ['todos', 'profiles', 'teams'])
        b.fetch(`https://ref.backend.example/rest/v1/${path}`, from(user));
    },
  ),
  visit(
    'a placeholder where the token should be, then the token',
    { is: 'jwt-bearer', login: 'json', shape: 'spa' },
    (b) => {
      const token = jwt();
      b.open(`${S}/`);
      b.fetch(`${S}/api/me`, { status: 401, headers: { Authorization: 'Bearer undefined' } });
      b.post(`${S}/api/login`, ['email', 'parola']);
      for (const path of ['me', 'a', 'b']) b.fetch(`${S}/api/${path}`, bearer(token));
    },
  ),
  visit(
    'client credentials in a page',
    { is: 'opaque-bearer', login: 'oauth-client-credentials', shape: ['spa', 'api'] },
    (b) => {
      const token = base64Url(36);
      b.fetch(`${S}/oauth2/token`, {
        method: 'POST',
        form: ['grant_type=client_credentials', 'client_id=a', 'client_secret'],
      });
      for (const path of ['a', 'b', 'c']) b.fetch(`${S}/v1/${path}`, bearer(token));
    },
  ),
  visit('a token with a session cookie of the load of the page', { is: 'jwt-bearer', login: 'json' }, (b) => {
    const token = jwt();
    b.open(`${S}/`, { set: [`JSESSIONID=${hex(32).toUpperCase()}; Path=/; HttpOnly`] });
    b.post(`${S}/api/authenticate`, ['username', 'password', 'rememberMe'], {
      body: JSON.stringify({ id_token: token }),
    });
    for (const path of ['account', 'x', 'y']) b.fetch(`${S}/api/${path}`, bearer(token));
    b.open(`${S}/?x=${encode(uuid())}`);
  }),
];
