import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, basic, encode, express, hex, jwe, jwt, rails, uuid } from './values.ts';

const S = 'https://www.shop.example';
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

/** Visits as they happen: begun late, ended early, with the parts of several products on one page. */
export const field: readonly Labelled[] = [
  visit('sealed state, signed in long before', { is: ['sealed-cookie', 'unknown'] }, (b) => {
    b.cookie('www.shop.example', '_forum_session', rails());
    for (const page of ['/', '/t/1', '/t/2', '/t/3'])
      b.open(S + page, { set: [`_forum_session=${rails()}; path=/; HttpOnly; SameSite=Lax`] });
  }),
  visit('a JWT in a cookie, signed in long before', { is: 'jwt-cookie' }, (b) => {
    b.cookie('shop.example', 'id', jwt({ name: 'Eva' }));
    for (const page of ['/', '/inbox', '/inbox/1']) b.open(S + page);
    b.fetch(`${S}/api/unread`);
  }),
  visit('GraphQL', { is: 'session-cookie', login: 'json', shape: 'spa' }, (b) => {
    b.open(`${S}/`);
    b.post(`${S}/graphql`, ['operationName', 'query', 'variables.input.email', 'variables.input.password'], {
      set: [`gs=${base64Url(32)}; HttpOnly; Path=/; Secure; SameSite=Lax`],
    });
    for (let call = 0; call < 4; call++) b.post(`${S}/graphql`, ['operationName', 'query', 'variables.id']);
  }),
  visit('a code by mail', { is: 'session-cookie', login: 'json' }, (b) => {
    b.open(`${S}/`);
    b.fetch(`${S}/api/me`, { status: 401 });
    b.post(`${S}/api/auth/code`, ['email'], { status: 204 });
    b.post(`${S}/api/auth/verify`, ['email', 'code'], {
      set: [`u=${base64Url(43)}; HttpOnly; Path=/; Max-Age=2592000`],
    });
    b.fetch(`${S}/api/me`);
    b.fetch(`${S}/api/things`);
    b.fetch(`${S}/api/things/2`);
  }),
  visit(
    'a login service of somebody else, the token for the own API',
    { is: 'jwt-bearer', login: 'json', shape: 'spa' },
    (b) => {
      const token = jwt({ iss: 'https://securetoken.cloud.example/p', user_id: 'u1', firebase: {} }, { alg: 'RS256' });
      b.open(`${S}/`);
      b.preflight(`https://identity.cloud.example/v1/accounts:signInWithPassword?key=${alnum(39)}`);
      b.post(
        `https://identity.cloud.example/v1/accounts:signInWithPassword?key=${alnum(39)}`,
        ['email', 'password', 'returnSecureToken'],
        { body: JSON.stringify({ idToken: token, refreshToken: base64Url(180) }) },
      );
      for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}`, bearer(token));
    },
  ),
  visit(
    'a blog whose login sets cookies on three paths',
    { is: ['sealed-cookie', 'session-cookie'], login: 'form', shape: 'traditional' },
    (b) => {
      const value = () => `alice%7C1773000000%7C${alnum(43)}%7C${hex(64)}`;
      const id = hex(32);
      b.open(`${S}/wp-admin/`, { to: '/wp-login.php?redirect_to=x' });
      b.open(`${S}/wp-login.php?redirect_to=x`, { set: ['wordpress_test_cookie=WP%20Cookie%20check; path=/'] });
      b.submit(`${S}/wp-login.php`, ['log', 'pwd', 'wp-submit', 'redirect_to', 'testcookie'], {
        to: '/wp-admin/',
        set: [
          `wordpress_test_cookie=WP%20Cookie%20check; path=/`,
          `wordpress_${id}=${value()}; path=/wp-admin; HttpOnly`,
          `wordpress_logged_in_${id}=${value()}; path=/; HttpOnly`,
        ],
      });
      b.open(`${S}/wp-admin/`, { set: ['wp-settings-time-1=1772616600; path=/'] });
      b.open(`${S}/wp-admin/edit.php`);
      b.open(`${S}/wp-login.php?action=logout&_wpnonce=${hex(10)}`, {
        to: '/wp-login.php?loggedout=true',
        set: [`wordpress_logged_in_${id}=%20; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`],
      });
      b.open(`${S}/wp-login.php?loggedout=true`);
    },
  ),
  visit(
    'a ticket beside the ID of a session that was there before',
    { is: 'sealed-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/Default.aspx`, {
        to: '/Account/Login.aspx?ReturnUrl=%2f',
        set: [`ASP.NET_SessionId=${alnum(24).toLowerCase().replace(/[6-9]/g, 'a')}; path=/; HttpOnly; SameSite=Lax`],
      });
      b.open(`${S}/Account/Login.aspx?ReturnUrl=%2f`);
      b.submit(
        `${S}/Account/Login.aspx?ReturnUrl=%2f`,
        ['__VIEWSTATE', '__EVENTVALIDATION', 'ctl00$Main$UserName', 'ctl00$Main$Password', 'ctl00$Main$LoginButton'],
        { to: '/Default.aspx', set: [`.ASPXAUTH=${hex(320).toUpperCase()}; path=/; HttpOnly; SameSite=Lax`] },
      );
      b.open(`${S}/Default.aspx`);
      b.open(`${S}/Orders.aspx`);
    },
  ),
  visit('an API of another site that goes by cookie', { is: 'session-cookie', login: 'json', shape: 'spa' }, (b) => {
    const api = 'https://backend.cloud.example';
    b.open(`${S}/`);
    b.fetch(`${api}/me`, { status: 401 });
    b.post(`${api}/login`, ['email', 'password'], { set: [`s=${express()}; HttpOnly; Secure; SameSite=None; Path=/`] });
    for (const path of ['me', 'a', 'b']) b.fetch(`${api}/${path}`);
  }),
  visit(
    'an app and its identity provider on ports of one host',
    { site: 'localhost', is: 'jwt-bearer', login: 'oidc-code', pkce: 'S256', shape: 'spa' },
    (b) => {
      const idp = 'http://localhost:8080/realms/r';
      const token = jwt({ iss: idp, scope: 'openid profile', azp: 'web', typ: 'Bearer' }, { alg: 'RS256' });
      const state = uuid();
      b.open('http://localhost:3000/');
      b.fetch('http://localhost:3000/api/me', { status: 401 });
      b.open(
        `${idp}/protocol/openid-connect/auth?client_id=web&response_type=code&scope=openid&redirect_uri=${encodeURIComponent('http://localhost:3000/')}&state=${state}&code_challenge=${base64Url(43)}&code_challenge_method=S256&response_mode=fragment`,
        { set: [`AUTH_SESSION_ID=${uuid()}; Path=/; HttpOnly`] },
      );
      b.submit(
        `${idp}/login-actions/authenticate?session_code=${base64Url(43)}`,
        ['username', 'password', 'credentialId'],
        {
          to: `http://localhost:3000/#state=${state}&session_state=${uuid()}&code=${uuid()}`,
          set: [
            `KEYCLOAK_IDENTITY=${jwt({ typ: 'Serialized-ID' })}; Path=/; HttpOnly`,
            `KEYCLOAK_SESSION=r/${uuid()}; Path=/`,
          ],
        },
      );
      b.open('http://localhost:3000/');
      b.fetch(`${idp}/protocol/openid-connect/token`, {
        method: 'POST',
        form: ['grant_type=authorization_code', 'code=x', 'client_id=web', 'code_verifier', 'redirect_uri=x'],
        body: JSON.stringify({
          access_token: token,
          refresh_token: jwt({ typ: 'Refresh' }),
          id_token: jwt({ typ: 'ID', nonce: 'n' }),
        }),
      });
      for (const path of ['me', 'a', 'b']) b.fetch(`http://localhost:3000/api/${path}`, bearer(token));
    },
  ),
  visit('sign-in at a subdomain of the same site', { is: 'session-cookie', login: ['oidc-code', 'form'] }, (b) => {
    const target = `https://accounts.shop.example/authorize?client_id=www&response_type=code&scope=openid&state=q1w2e3&redirect_uri=${encodeURIComponent(`${S}/oidc`)}`;
    b.open(`${S}/me`, { to: target });
    b.open(target, { to: '/signin' });
    b.open('https://accounts.shop.example/signin');
    b.submit('https://accounts.shop.example/signin', ['identifier', 'password'], {
      to: `${S}/oidc?code=${base64Url(30)}&state=q1w2e3`,
      set: [`SSO=${base64Url(60)}; HttpOnly; Secure; Path=/`],
    });
    b.open(b.exchanges.at(-1)?.responseHeaders.find(({ name }) => name === 'Location')?.value ?? '', {
      to: '/me',
      set: [`w=${base64Url(43)}; HttpOnly; Secure; Path=/`],
    });
    b.open(`${S}/me`);
    b.open(`${S}/me/orders`);
  }),
  visit('a chat server with opaque bearer tokens', { is: 'opaque-bearer', login: 'json', shape: 'spa' }, (b) => {
    b.open(`${S}/`);
    b.fetch('https://matrix.shop.example/_matrix/client/v3/login');
    b.post('https://matrix.shop.example/_matrix/client/v3/login', ['type', 'identifier', 'password', 'device_id']);
    const token = `syt_${base64Url(20)}_${alnum(20)}_${alnum(6)}`;
    for (const path of ['sync', 'pushrules', 'profile'])
      b.fetch(`https://matrix.shop.example/_matrix/client/v3/${path}`, bearer(token));
  }),
  visit('a login that answers 200 with a page', { is: 'session-cookie', login: 'form', shape: 'traditional' }, (b) => {
    b.open(`${S}/index.php`, { set: [`zz_cookie=${alnum(32).toLowerCase()}; path=/; HttpOnly`] });
    b.submit(`${S}/index.php?route=/`, ['set_session', 'pma_username', 'pma_password', 'server', 'token'], {
      set: [`zz_cookie=${alnum(32).toLowerCase()}; path=/; HttpOnly`],
    });
    b.open(`${S}/index.php?route=/main`);
    b.open(`${S}/index.php?route=/database`);
    b.open(`${S}/index.php?route=/logout`, {
      to: '/index.php',
      set: [`zz_cookie=${alnum(32).toLowerCase()}; path=/; HttpOnly`],
    });
  }),
  visit('a capture from which credentials were taken out', { is: 'unknown', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['email', 'password'], { to: '/home' });
    b.open(`${S}/home`);
    b.open(`${S}/home/2`);
  }),
  visit(
    'tokens as JSON in a cookie',
    { is: ['jwt-cookie', 'sealed-cookie'], login: ['json', 'oauth-password'] },
    (b) => {
      const value = () =>
        `base64-${encode({ access_token: jwt(), token_type: 'bearer', expires_in: 3600, refresh_token: base64Url(22), user: { id: uuid() } })}`;
      b.open(`${S}/`);
      b.post(`${S}/auth/sign-in`, ['email', 'password'], {
        set: [`sb-ref-auth-token=${value()}; Path=/; Max-Age=34560000; SameSite=Lax`],
      });
      b.open(`${S}/dashboard`);
      b.open(`${S}/dashboard/a`);
      b.fetch(`${S}/api/x`);
    },
  ),
  visit('two cookies of one name', { is: 'session-cookie', login: 'form', shape: 'traditional' }, (b) => {
    const [one, two] = [alnum(26).toLowerCase(), alnum(26).toLowerCase()];
    b.open(`${S}/login`, { set: [`shaarli=${one}; path=/login`, `shaarli=${one}; path=/`] });
    b.submit(`${S}/login`, ['login', 'password', 'longlastingsession', 'token', 'returnurl'], {
      to: '/',
      set: [`shaarli=${two}; path=/`, `shaarli_staySignedIn=${hex(40)}; Expires=Sat, 04 Mar 2084 00:00:00 GMT; path=/`],
    });
    b.open(`${S}/`);
    b.open(`${S}/admin/tools`);
    b.open(`${S}/admin/logout`, { to: '/', set: ['shaarli_staySignedIn=; Max-Age=0; path=/'] });
    b.open(`${S}/`);
  }),
  visit(
    'Basic by a script to an API, a page without',
    { is: 'basic', login: ['unknown', 'http-challenge', 'form'], shape: 'spa' },
    (b) => {
      b.open(`${S}/_utils/`);
      b.fetch(`${S}/_session`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="db"' } });
      for (const path of ['_session', '_all_dbs', 'db1'])
        b.fetch(`${S}/${path}`, { headers: { Authorization: basic('admin') } });
    },
  ),
  visit(
    'a login that hands a token against forgery to the page after it, in the query',
    { is: 'session-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/`, { set: [`mail_sessid=${alnum(26)}; path=/; HttpOnly`] });
      b.submit(`${S}/?_task=login`, ['_user', '_pass', '_token'], {
        to: `/?_task=mail&_token=${alnum(32)}`,
        set: [
          'mail_auth=-del-; Max-Age=0; path=/; HttpOnly',
          `mail_sessid=${alnum(26)}; path=/; HttpOnly`,
          `mail_auth=${alnum(27)}-1795847400; path=/; HttpOnly`,
        ],
      });
      for (const task of ['mail', 'settings', 'addressbook', 'mail']) b.open(`${S}/?_task=${task}`);
      b.open(`${S}/?_task=logout&_token=${alnum(32)}`, { set: ['mail_auth=-del-; Max-Age=0; path=/; HttpOnly'] });
    },
  ),
  visit(
    'Basic, and writes with a cookie against forgery that changes with each answer',
    { is: 'basic', login: 'http-challenge', shape: 'traditional' },
    (b) => {
      const set = () => [`securitytoken=${hex(32)}; Max-Age=600; HttpOnly; SameSite=strict`];
      const headers = { Authorization: basic('eva') };
      b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
      for (let turn = 0; turn < 4; turn++) b.open(`${S}/notes/${turn}`, { headers, set: set() });
      b.submit(`${S}/notes/1`, ['securitytoken', 'action'], { headers, to: '/notes/1', set: set() });
      b.open(`${S}/`, { headers, set: set() });
    },
  ),
  visit('the password in a header of its own', { is: 'custom-header', shape: 'spa' }, (b) => {
    b.open(`${S}/`);
    b.fetch(`${S}/stat`, { status: 401 });
    for (const path of ['auth', 'neighbours', 'stat', 'maps', 'stat'])
      b.fetch(`${S}/${path}`, { headers: { Password: '{password}' } });
  }),
  visit('an application that talks over a WebSocket alone', { is: ['unknown', 'none'], shape: 'spa' }, (b) => {
    for (let turn = 0; turn < 4; turn++) {
      b.open(`${S}/?turn=${turn}`);
      b.assets(S);
      b.fetch(`${S.replace('http', 'ws')}/socket`, { type: 'websocket', status: 101 });
    }
  }),
  visit(
    'WebDAV by a script, XML for answers',
    { is: 'basic', login: ['unknown', 'http-challenge', 'form'], shape: 'spa' },
    (b) => {
      b.open(`${S}/.web/`);
      b.fetch(`${S}/`, { method: 'PROPFIND', status: 401, answer: { 'WWW-Authenticate': 'Basic realm="dav"' } });
      for (const path of ['', 'ada/', 'ada/work/', 'ada/home/'])
        b.fetch(`${S}/${path}`, {
          method: 'PROPFIND',
          status: 207,
          headers: { Authorization: basic('ada') },
          answer: { 'Content-Type': 'text/xml; charset=utf-8' },
        });
    },
  ),
  visit(
    'an Auth.js session through a provider of identities',
    { is: 'sealed-cookie', login: 'oauth-code', shape: ['federated', 'traditional', 'bff'] },
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/api/auth/session`);
      b.fetch(`${S}/api/auth/csrf`, {
        set: [`__Host-authjs.csrf-token=${hex(64)}%7C${hex(64)}; Path=/; HttpOnly; Secure; SameSite=Lax`],
      });
      b.fetch(`${S}/api/auth/signin/github`, {
        method: 'POST',
        form: ['csrfToken', 'callbackUrl', 'json'],
        set: [
          `__Secure-authjs.pkce.code_verifier=${jwe()}; Max-Age=900; Path=/; HttpOnly; Secure`,
          `__Secure-authjs.state=${jwe()}; Max-Age=900; Path=/; HttpOnly; Secure`,
        ],
      });
      b.open(
        `https://code.host.example/login/oauth/authorize?client_id=abc&response_type=code&scope=read%3Auser&redirect_uri=${encodeURIComponent(`${S}/api/auth/callback/github`)}&code_challenge=${base64Url(43)}&code_challenge_method=S256&state=abcdef12`,
        { to: `${S}/api/auth/callback/github?code=${hex(20)}&state=abcdef12`, initiator: S },
      );
      b.open(`${S}/api/auth/callback/github?code=${hex(20)}&state=abcdef12`, {
        to: '/',
        set: [`__Secure-authjs.session-token=${jwe()}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000`],
      });
      b.open(`${S}/`);
      b.fetch(`${S}/api/auth/session`);
      b.open(`${S}/profile`);
    },
  ),
  visit(
    'a token renewed each minute, with a single-use token in the query',
    { is: ['jwt-bearer', 'hybrid'], login: 'form' },
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/signin`, {
        method: 'POST',
        form: ['username', 'password'],
        body: JSON.stringify({ ok: true, bearerToken: jwt({ exp: 1772616660 }), queryToken: jwt({ exp: 1772616660 }) }),
      });
      for (let minute = 0; minute < 4; minute++) {
        b.wait(60);
        b.fetch(`${S}/apiv2/keys`, bearer(jwt({ exp: 1772616660 + 60 * minute })));
        b.fetch(`${S}/apiv2/export?token=${jwt({ exp: 1772616660 + 60 * minute })}`);
      }
    },
  ),
  visit('a link by mail that signs in', { is: 'session-cookie' }, (b) => {
    b.open(`${S}/dashboard`, { to: '/welcome' });
    b.open(`${S}/welcome`);
    b.open(`${S}/enter?key=${base64Url(43)}`, {
      to: '/dashboard',
      set: [`m=${base64Url(43)}; HttpOnly; Secure; Path=/; SameSite=Lax`],
    });
    b.open(`${S}/dashboard`);
    b.open(`${S}/dashboard/2`);
    b.open(`${S}/logout`, { to: '/welcome', set: ['m=; Max-Age=0; Path=/'] });
    b.open(`${S}/dashboard`, { to: '/welcome' });
  }),
  visit('a cart that sends to the checkout', { is: 'none' }, (b) => {
    b.open(`${S}/checkout`, { to: '/basket' });
    b.open(`${S}/basket`);
    b.submit(`${S}/basket`, ['sku', 'amount'], { to: '/basket', set: [`bk=${uuid()}; Path=/; HttpOnly`] });
    b.open(`${S}/basket`);
    b.open(`${S}/checkout`);
  }),
  visit('a page that was opened twice by a visitor of long standing', { is: ['none', 'unknown'] }, (b) => {
    b.cookie('shop.example', 'vid', uuid());
    b.cookie('shop.example', '_ga', 'GA1.2.1234567890.1772616600');
    b.open(`${S}/`);
    b.assets(S);
    b.open(`${S}/a`);
    b.open(`${S}/b`);
  }),
];
