import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, encode, express, flask, hex, iron, jwe, jwt, laravel, rails, uuid } from './values.ts';

const S = 'https://www.shop.example';

/** Sites that go by a cookie. */
export const cookies: readonly Labelled[] = [
  visit(
    'a form whose names say nothing in English, a session named x1',
    { is: 'session-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/cuenta`, { to: '/entrar', set: [`x1=${alnum(32)}; Path=/; HttpOnly`] });
      b.open(`${S}/entrar`);
      b.submit(`${S}/entrar`, ['usuario', 'clave'], { to: '/cuenta', set: [`x1=${alnum(32)}; Path=/; HttpOnly`] });
      b.open(`${S}/cuenta`);
      b.assets(S);
      b.open(`${S}/pedidos`);
      b.open(`${S}/salir`, { to: '/', set: ['x1=; Path=/; Max-Age=0'] });
      b.open(`${S}/`);
    },
  ),
  visit('a form with fields f1 and f2', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/intern`, { to: '/tor' });
    b.open(`${S}/tor`);
    b.submit(`${S}/tor`, ['f1', 'f2'], {
      to: '/intern',
      set: [`k=${base64Url(43)}; Path=/; HttpOnly; Secure; SameSite=Lax`],
    });
    b.open(`${S}/intern`);
    b.open(`${S}/intern/liste`);
    b.open(`${S}/intern/liste/3`);
  }),
  visit('an express session that no login was seen of', { is: ['session-cookie', 'unknown'] }, (b) => {
    b.cookie('www.shop.example', 'connect.sid', express());
    for (const page of ['/home', '/orders', '/orders/7', '/profile']) b.open(S + page);
    b.fetch(`${S}/api/cart`);
  }),
  visit(
    'an express session, its login in place',
    { is: 'session-cookie', login: 'json', shape: ['spa', 'traditional'] },
    (b) => {
      b.open(`${S}/`, { set: [`connect.sid=${express()}; Path=/; HttpOnly`] });
      b.fetch(`${S}/api/me`, { status: 401 });
      b.post(`${S}/api/login`, ['user', 'pass'], { set: [`connect.sid=${express()}; Path=/; HttpOnly`] });
      b.fetch(`${S}/api/me`);
      b.fetch(`${S}/api/repos`);
      b.fetch(`${S}/api/repos/1`);
      b.fetch(`${S}/api/logout`, { method: 'POST', set: [`connect.sid=${express()}; Path=/; HttpOnly`] });
      b.fetch(`${S}/api/me`, { status: 401 });
    },
  ),
  visit(
    'a session that the login leaves as it was',
    { is: 'session-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/`, { set: [`sessionId=${base64Url(32)}.${base64Url(43)}; Path=/; HttpOnly`] });
      b.submit(`${S}/login`, ['username', 'password'], { to: '/me' });
      b.open(`${S}/me`);
      b.open(`${S}/notes`);
      b.open(`${S}/notes/1`);
    },
  ),
  visit(
    'Django behind a proxy that adds its own cookie',
    { is: 'session-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/admin/`, { to: '/admin/login/?next=/admin/', set: [`SERVERID=web2; path=/`] });
      b.open(`${S}/admin/login/?next=/admin/`, {
        set: [`csrftoken=${alnum(32)}; Max-Age=31449600; Path=/; SameSite=Lax`],
      });
      b.submit(`${S}/admin/login/?next=/admin/`, ['csrfmiddlewaretoken', 'username', 'password', 'next'], {
        to: '/admin/',
        set: [
          `csrftoken=${alnum(32)}; Max-Age=31449600; Path=/; SameSite=Lax`,
          `sessionid=${alnum(32).toLowerCase()}; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax`,
        ],
      });
      b.open(`${S}/admin/`);
      b.open(`${S}/admin/auth/user/`);
      b.submit(`${S}/admin/logout/`, ['csrfmiddlewaretoken'], { set: ['sessionid=""; Path=/; Max-Age=0'] });
    },
  ),
  visit('a session and a permanent cookie to sign in again', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`, { set: [`wiki=${alnum(26).toLowerCase()}; path=/; HttpOnly`] });
    b.submit(`${S}/start`, ['u', 'p', 'r', 'do=login'], {
      to: '/start',
      set: [
        `wiki=${alnum(26).toLowerCase()}; path=/; HttpOnly`,
        `DW${hex(32)}=${encode('alice').replace(/=/g, '')}%7C1%7C${encodeURIComponent(Buffer.from(hex(32)).toString('base64'))}; Expires=Thu, 04 Mar 2027 09:30:00 GMT; path=/; HttpOnly`,
      ],
    });
    b.open(`${S}/start`);
    b.open(`${S}/start?do=edit`);
    b.open(`${S}/start?do=recent`);
    b.open(`${S}/start?do=logout`, {
      to: '/start',
      set: [`wiki=${alnum(26).toLowerCase()}; path=/; HttpOnly`, `DWx=; Max-Age=0`],
    });
  }),
  visit(
    'an ID with a cache of the session beside it',
    { is: 'session-cookie', login: 'json', shape: ['spa', 'traditional'] },
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/api/auth/get-session`);
      b.post(`${S}/api/auth/sign-in/email`, ['email', 'password'], {
        set: [
          `app.session_token=${alnum(32)}.${encodeURIComponent(`${alnum(43)}=`)}; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax`,
          `app.session_data=${encode({ session: { session: { expiresAt: '2026-03-11', token: alnum(32) }, user: { name: 'Alice' } }, expiresAt: 1772616900000, signature: base64Url(43) })}; Max-Age=300; Path=/; HttpOnly; SameSite=Lax`,
        ],
      });
      b.fetch(`${S}/api/auth/get-session`);
      b.fetch(`${S}/api/notes`);
      b.fetch(`${S}/api/notes/4`);
      b.post(`${S}/api/auth/sign-out`, [], {
        set: ['app.session_token=; Max-Age=0; Path=/', 'app.session_data=; Max-Age=0; Path=/'],
      });
      b.fetch(`${S}/api/notes`, { status: 401 });
    },
  ),
  visit(
    'a signed cookie of Flask with a remember-me beside it',
    { is: 'sealed-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/secret`, {
        to: '/login?next=%2Fsecret',
        set: [`session=${flask({ _flashes: [] })}; HttpOnly; Path=/`],
      });
      b.open(`${S}/login?next=%2Fsecret`);
      b.submit(`${S}/login?next=%2Fsecret`, ['username', 'password', 'remember'], {
        to: '/secret',
        set: [
          `session=${flask({ _fresh: true, _id: hex(128), _user_id: '1' })}; HttpOnly; Path=/`,
          `remember_token=1|${hex(128)}; Expires=Thu, 04 Mar 2027 09:30:00 GMT; Path=/`,
        ],
      });
      b.open(`${S}/secret`);
      b.open(`${S}/other`);
      b.open(`${S}/logout`, {
        to: '/',
        set: [
          `session=${flask({})}; HttpOnly; Path=/`,
          'remember_token=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/',
        ],
      });
      b.open(`${S}/`);
    },
  ),
  visit(
    'Rails, whose cookie changes with every answer',
    { is: 'sealed-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      const set = () => [`_app_session=${rails()}; path=/; HttpOnly; SameSite=Lax`];
      b.open(`${S}/`, { set: set() });
      b.open(`${S}/session/new`, { set: set() });
      b.submit(`${S}/session`, ['authenticity_token', 'session[login]', 'session[password]'], {
        status: 422,
        set: set(),
      });
      b.submit(`${S}/session`, ['authenticity_token', 'session[login]', 'session[password]'], {
        to: '/me',
        set: set(),
      });
      for (const page of ['/me', '/me/a', '/me/b', '/me/c']) b.open(S + page, { set: set() });
    },
  ),
  visit('iron-session, login by a script', { is: 'sealed-cookie', login: 'json' }, (b) => {
    b.open(`${S}/`);
    b.fetch(`${S}/api/user`);
    b.post(`${S}/api/anmelden`, ['benutzername', 'kennwort'], {
      set: [`app=${iron()}; Max-Age=1209540; Path=/; HttpOnly; SameSite=Lax`],
    });
    b.fetch(`${S}/api/user`);
    b.fetch(`${S}/api/list`);
    b.post(`${S}/api/abmelden`, [], { set: ['app=; Max-Age=0; Path=/'] });
  }),
  visit('a JWE in two chunks', { is: 'sealed-cookie', login: 'form' }, (b) => {
    const value = jwe() + base64Url(3800);
    b.open(`${S}/account`, { to: '/auth/signin' });
    b.open(`${S}/auth/signin`, { set: [`authjs.csrf-token=${hex(64)}%7C${hex(64)}; Path=/; HttpOnly; SameSite=Lax`] });
    b.submit(`${S}/auth/callback/credentials`, ['csrfToken', 'username', 'password'], {
      to: '/account',
      set: [
        `authjs.session-token.0=${value.slice(0, 3900)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`,
        `authjs.session-token.1=${value.slice(3900)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`,
      ],
    });
    b.open(`${S}/account`);
    b.open(`${S}/account/mail`);
  }),
  visit('base64 of what a server encrypted, of no known framework', { is: 'sealed-cookie', login: 'form' }, (b) => {
    b.open(`${S}/priv/`, { status: 401 });
    b.submit(`${S}/dologin`, ['httpd_username', 'httpd_password'], {
      to: '/priv/',
      set: [`c=${encodeURIComponent(`${alnum(190)}==`)}; HttpOnly; Path=/`],
    });
    b.open(`${S}/priv/`);
    b.open(`${S}/priv/a`);
    b.open(`${S}/priv/b`);
  }),
  visit('a cookie with base64 JSON and its signature in another', { is: 'sealed-cookie', login: 'form' }, (b) => {
    b.open(`${S}/`);
    b.submit(`${S}/login`, ['username', 'password'], {
      to: '/',
      set: [
        `session=${Buffer.from('{"user":"alice","at":1772616600}').toString('base64')}; path=/; httponly`,
        `session.sig=${base64Url(27)}; path=/; httponly`,
      ],
    });
    b.open(`${S}/`);
    b.open(`${S}/notes`);
    b.open(`${S}/notes/2`);
  }),
  visit(
    'a session from before the login, whose pages name a manifest that the browser fetches without cookies',
    { is: 'session-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      const page = (path: string) => {
        b.open(`${S}${path}`);
        b.fetch(`${S}/manifest`, {
          type: 'other',
          omit: true,
          answer: { 'Content-Type': 'application/manifest+json' },
        });
      };
      b.open(`${S}/`, { set: [`wiki=${alnum(26).toLowerCase()}; path=/; HttpOnly`] });
      b.submit(`${S}/login`, ['u', 'p'], { to: '/start' });
      for (const path of ['/start', '/pages/1', '/pages/2', '/profile']) page(path);
    },
  ),
  visit(
    'a JWT in a cookie beside an anonymous session',
    { is: 'jwt-cookie', login: 'form', shape: 'traditional' },
    (b) => {
      b.open(`${S}/`, { set: [`PHPSESSID=${alnum(26).toLowerCase()}; path=/`] });
      b.submit(`${S}/login`, ['login', 'mdp'], {
        to: '/espace',
        set: [`jeton=${jwt()}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`],
      });
      b.open(`${S}/espace`);
      b.open(`${S}/espace/1`);
      b.open(`${S}/deconnexion`, { to: '/', set: ['jeton=; Path=/; Max-Age=0'] });
      b.open(`${S}/`);
    },
  ),
  visit('a JWT in a cookie, renewed by another', { is: 'jwt-cookie', login: 'json', shape: 'spa' }, (b) => {
    b.open(`${S}/`);
    b.fetch(`${S}/api/me`, { status: 401 });
    b.post(`${S}/api/login`, ['email', 'password'], {
      set: [
        `at=${jwt({ exp: 1772617500 })}; Path=/; HttpOnly`,
        `rt=${base64Url(64)}; Path=/; HttpOnly; Max-Age=604800`,
      ],
    });
    for (const path of ['me', 'feed', 'feed/2']) b.fetch(`${S}/api/${path}`);
    b.wait(900);
    b.fetch(`${S}/api/me`, { status: 401 });
    b.post(`${S}/api/token/refresh`, [], { set: [`at=${jwt({ exp: 1772618400 })}; Path=/; HttpOnly`] });
    b.fetch(`${S}/api/me`);
  }),
  visit(
    'a cookie of an API on another host of the site',
    { is: 'session-cookie', login: 'json', shape: 'spa' },
    (b) => {
      b.open(`${S}/`);
      b.fetch('https://api.shop.example/v1/session', { status: 401 });
      b.preflight('https://api.shop.example/v1/session');
      b.post('https://api.shop.example/v1/session', ['login', 'senha'], {
        status: 201,
        set: [`zz=${uuid()}; Domain=shop.example; Path=/; HttpOnly; Secure; SameSite=Lax`],
      });
      b.fetch('https://api.shop.example/v1/orders');
      b.fetch('https://api.shop.example/v1/orders/8');
      b.fetch('https://api.shop.example/v1/session', {
        method: 'DELETE',
        status: 204,
        set: ['zz=; Domain=shop.example; Max-Age=0'],
      });
      b.fetch('https://api.shop.example/v1/orders', { status: 401 });
    },
  ),
  visit('WebAuthn and a session', { is: 'session-cookie', login: 'webauthn' }, (b) => {
    b.open(`${S}/`);
    b.post(`${S}/webauthn/options`, ['email'], { body: JSON.stringify({ challenge: base64Url(43) }) });
    b.post(
      `${S}/webauthn/verify`,
      ['id', 'rawId', 'type', 'response.clientDataJSON', 'response.authenticatorData', 'response.signature'],
      { set: [`_s=${base64Url(43)}; HttpOnly; Path=/; Secure`] },
    );
    b.fetch(`${S}/api/me`);
    b.fetch(`${S}/api/things`);
    b.open(`${S}/home`);
  }),
  visit(
    'a login by JSON-RPC with parameters by position',
    { is: 'session-cookie', login: 'json', shape: 'spa' },
    (b) => {
      const call = (procedure: string, load = {}) => {
        const sent = b.post(`${S}/json`, ['method', 'params.0', 'id'], load);
        if (sent.requestBody) sent.requestBody.call = procedure;
      };
      b.open(`${S}/`);
      call('system.listMethods');
      call('auth.check_session');
      call('auth.login', { set: [`_sid=${hex(40)}; Path=/json; HttpOnly`] });
      for (let turn = 0; turn < 5; turn++) call('web.update_ui');
      call('auth.delete_session', { set: ['_sid=; Path=/json; Max-Age=0'] });
    },
  ),
  visit(
    'Laravel, which encrypts the ID of its session anew with every answer',
    { is: 'session-cookie', login: 'form' },
    (b) => {
      const set = () => [
        `XSRF-TOKEN=${laravel(96)}; expires=Wed, 04-Mar-2026 11:30:00 GMT; Max-Age=7200; path=/; samesite=lax`,
        `acme_session=${laravel(96)}; expires=Wed, 04-Mar-2026 11:30:00 GMT; Max-Age=7200; path=/; httponly; samesite=lax`,
      ];
      b.open(`${S}/login`, { set: set() });
      b.submit(`${S}/login`, ['_token', 'email', 'password'], { status: 302, to: '/dashboard', set: set() });
      for (const path of ['dashboard', 'orders', 'orders/7', 'profile', 'dashboard'])
        b.open(`${S}/${path}`, { set: set() });
      b.submit(`${S}/logout`, ['_token'], { status: 302, to: '/', set: set() });
      b.open(`${S}/`, { set: set() });
    },
  ),
  visit('a form login of which the recording lacks what was sent', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/`);
    b.open(`${S}/login`);
    const sent = b.submit(`${S}/login`, [], {
      status: 302,
      to: '/home',
      set: [`app_sess=${alnum(40)}; Path=/; HttpOnly`],
    });
    delete sent.requestBody;
    sent.unseen = ['request-body'];
    for (const path of ['home', 'orders', 'orders/7', 'home']) b.open(`${S}/${path}`);
  }),
  visit('a login whose own request is missing from the recording', { is: 'session-cookie' }, (b) => {
    b.open(`${S}/`);
    b.open(`${S}/`);
    b.cookie(
      'www.shop.example',
      'shop.session_token',
      `${alnum(32)}.${encodeURIComponent(Buffer.from(hex(32), 'hex').toString('base64'))}`,
    );
    for (const path of ['me', 'orders/1', 'orders/2', 'orders/3', 'me', '']) b.open(`${S}/${path}`);
  }),
  visit('a form sent by a script', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/`);
    b.fetch(`${S}/api/v2/app/version`, { status: 403, answer: { 'Content-Type': 'text/plain' } });
    b.fetch(`${S}/api/v2/auth/login`, {
      method: 'POST',
      form: ['username', 'password'],
      set: [`SID=${encodeURIComponent(Buffer.from(hex(24)).toString('base64'))}; HttpOnly; SameSite=Strict; path=/`],
    });
    b.open(`${S}/`);
    b.fetch(`${S}/api/v2/app/version`);
    b.fetch(`${S}/api/v2/sync/maindata`);
  }),
];
