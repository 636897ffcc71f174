import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, encode, express, flask, hex, jwt, uuid } from './values.ts';

const S = 'https://www.shop.example';
const LOGIN = '<form method=post><input name=email><input type=password name=passwd></form>';

/** Pages on which nobody is signed in: whatever they set or send, the verdict is `none`. */
export const noLogin: readonly Labelled[] = [
  visit('a static site', { is: 'none', shape: 'traditional' }, (b) => {
    for (const page of ['/', '/about', '/prices']) {
      b.open(S + page);
      b.assets(S);
    }
  }),
  visit('a recording from which cookies and tokens were taken out', { is: ['none', 'unknown'] }, (b) => {
    for (const page of ['/', '/account', '/account/orders', '/account/orders/7']) b.open(S + page);
    for (const exchange of b.exchanges) exchange.unseen = ['credential-headers'];
  }),
  visit('a chat that opens a session for every visitor, not recorded in full', { is: ['none', 'unknown'] }, (b) => {
    b.open(`${S}/`);
    const sent = b.post(`${S}/chat/session`, [], { set: [`chat_sid=${hex(32)}; Path=/; HttpOnly`] });
    delete sent.requestBody;
    sent.unseen = ['request-body'];
    for (const path of ['news', 'news/2', 'prices']) b.open(`${S}/${path}`);
  }),
  visit('a page of a backend service with the key of the application alone', { is: ['none', 'api-key'] }, (b) => {
    const anon = jwt({ role: 'anon', iss: 'backend', sub: undefined });
    const headers = { apikey: anon, Authorization: `Bearer ${anon}` };
    b.open(`${S}/`);
    for (const path of ['posts', 'tags', 'authors', 'posts?page=2']) {
      b.fetch(`https://ref.backend.example/rest/v1/${path}`, { headers });
    }
    b.open(`${S}/about`);
  }),
  visit('a page from the cache, then the same page with the session of a visitor', { is: ['none', 'unknown'] }, (b) => {
    b.open(`${S}/`);
    for (const exchange of b.exchanges) exchange.fromCache = true;
    b.cookie('www.shop.example', 'vsession', uuid());
    for (const path of ['', 'news', 'news/2', '']) b.open(`${S}/${path}`);
  }),
  visit('an ID that a script gives to visitors after their consent', { is: ['none', 'unknown'] }, (b) => {
    b.open(`${S}/`);
    b.open(`${S}/news`);
    b.cookie('shop.example', 'vid', uuid());
    for (const path of ['', 'news', 'news/2', 'prices', '']) b.open(`${S}/${path}`);
  }),
  visit('a static site behind a CDN that marks its visitors', { is: 'none' }, (b) => {
    b.open(`${S}/`, {
      set: [
        `__cf_bm=${base64Url(40)}-1772616600-1.0.1.1-${base64Url(86)}; path=/; HttpOnly; Secure; SameSite=None; Domain=shop.example; Max-Age=1800`,
      ],
    });
    b.assets(S);
    b.open(`${S}/news`);
    b.open(`${S}/news/2`);
  }),
  visit('analytics with Authorization', { is: 'none' }, (b) => {
    b.open(`${S}/`);
    b.cookie('shop.example', '_ga', 'GA1.2.1234567890.1772616600');
    b.cookie('shop.example', '_gid', 'GA1.2.987654321.1772616600');
    for (let page = 0; page < 4; page++) {
      b.fetch('https://api.tracker.example/v1/track', {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from('wk_12345678:').toString('base64')}` },
      });
      b.open(`${S}/p/${page}`);
    }
  }),
  visit('analytics with a bearer token', { is: 'none' }, (b) => {
    const token = base64Url(48);
    b.open(`${S}/`);
    for (let page = 0; page < 5; page++) {
      b.fetch('https://collect.measure.example/e', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
      b.fetch(`https://maps.tiles.example/v1/style.json?key=${alnum(39)}`);
    }
    b.open(`${S}/contact`);
  }),
  visit('a consent banner', { is: 'none' }, (b) => {
    b.open(`${S}/`);
    b.post('https://consent.vendor.example/v2/records', ['purposes', 'vendors', 'uuid'], {
      set: [`vc=${uuid()}; Max-Age=31536000; Secure; SameSite=None`],
    });
    b.cookie('shop.example', 'CookieConsent', encodeURIComponent(`{stamp:'${alnum(40)}==',necessary:true}`));
    b.open(`${S}/a`);
    b.open(`${S}/b`);
  }),
  visit('a cart in a cookie', { is: 'none' }, (b) => {
    b.open(`${S}/`, { set: [`basket=${uuid()}; Path=/; Max-Age=1209600; HttpOnly; Secure; SameSite=Lax`] });
    b.assets(S);
    b.open(`${S}/item/4`);
    b.submit(`${S}/cart/add`, ['item', 'quantity'], { to: '/cart' });
    b.open(`${S}/cart`);
    b.open(`${S}/checkout`);
  }),
  visit('an anonymous session on the first page', { is: 'none' }, (b) => {
    b.open(`${S}/`, { set: [`connect.sid=${express()}; Path=/; HttpOnly`] });
    b.assets(S);
    b.open(`${S}/a`);
    b.fetch(`${S}/api/news`);
    b.open(`${S}/b`);
  }),
  visit('the page before a login, with session and CSRF cookies', { is: 'none' }, (b) => {
    b.open(`${S}/account`, {
      to: '/users/sign_in',
      set: [
        `_shop_session=${encodeURIComponent(`${alnum(180)}==`)}--${base64Url(16)}--${alnum(22)}%3D%3D; path=/; HttpOnly; SameSite=Lax`,
      ],
    });
    b.open(`${S}/users/sign_in`, {
      set: [
        `_shop_session=${encodeURIComponent(`${alnum(180)}==`)}--${base64Url(16)}--${alnum(22)}%3D%3D; path=/; HttpOnly; SameSite=Lax`,
        `csrf_token=${base64Url(43)}; path=/`,
      ],
    });
    b.assets(S);
  }),
  visit('a login that failed', { is: 'none', login: 'form' }, (b) => {
    b.open(`${S}/login`, { set: [`PHPSESSID=${alnum(26).toLowerCase()}; path=/`] });
    b.submit(`${S}/login`, ['email', 'passwd'], { page: LOGIN });
    b.submit(`${S}/login`, ['email', 'passwd'], { page: LOGIN });
    b.open(`${S}/`);
  }),
  visit('a login of which nothing tells how it ended', { is: 'unknown', login: 'form' }, (b) => {
    b.open(`${S}/login`, { set: [`PHPSESSID=${alnum(26).toLowerCase()}; path=/`] });
    b.submit(`${S}/login`, ['email', 'passwd']);
    b.open(`${S}/`);
  }),
  visit('a login that failed with words alone', { is: 'none', login: 'form' }, (b) => {
    b.open(`${S}/login`, { set: [`PHPSESSID=${alnum(26).toLowerCase()}; path=/`], page: LOGIN });
    b.submit(`${S}/login`, ['email', 'passwd'], {
      page: '<h1>Error</h1><p>Invalid user name or password. <a href="/login">Try again</a></p>',
    });
    b.open(`${S}/`);
    b.open(`${S}/news`);
  }),
  visit('a login that failed, and the JSON says so', { is: 'none', login: 'json' }, (b) => {
    b.open(`${S}/`, { set: [`PHPSESSID=${alnum(26).toLowerCase()}; path=/`] });
    b.post(`${S}/api/login`, ['email', 'password'], { body: '{"success":false,"message":"Wrong password"}' });
    b.open(`${S}/`);
    b.open(`${S}/news`);
  }),
  visit('a failed login that leaves a message in a session', { is: 'none', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['username', 'password'], {
      to: '/login',
      set: [`session=${flask({ _flashes: [{ ' t': ['message', 'Wrong password'] }] })}; HttpOnly; Path=/`],
    });
    b.open(`${S}/login`);
  }),
  visit('after a logout, with the old cookie left', { is: 'none' }, (b) => {
    b.cookie('www.shop.example', 'sid', hex(40));
    b.open(`${S}/account`, { to: '/login?next=/account' });
    b.open(`${S}/login?next=/account`);
    b.fetch(`${S}/api/me`, { status: 401 });
    b.open(`${S}/orders`, { to: '/login?next=/orders' });
    b.open(`${S}/login?next=/orders`);
  }),
  visit('a shop that gives every visitor a JWT', { is: 'none' }, (b) => {
    b.open(`${S}/`, {
      set: [
        `vtex_session=${jwt({ sub: 'session', account: { id: '1' } }, { alg: 'ES256' })}; Path=/; HttpOnly; Secure; Max-Age=86400`,
      ],
    });
    b.open(`${S}/shoes`);
    b.fetch(`${S}/api/catalog`);
    b.open(`${S}/shoes/2`);
  }),
  visit('a check for bots that turns the first request away', { is: 'none' }, (b) => {
    b.open(`${S}/`, { status: 403 });
    b.submit(`${S}/`, ['md', 'r'], {
      set: [
        `cf_clearance=${base64Url(120)}-1772616600-1.2.1.1-${base64Url(80)}; Domain=shop.example; HttpOnly; Secure; SameSite=None; Max-Age=31536000`,
      ],
    });
    b.open(`${S}/`);
    b.open(`${S}/a`);
  }),
  visit('load balancer cookies on a page with an API', { is: 'none' }, (b) => {
    b.open(`${S}/`, {
      set: [
        `AWSALB=${alnum(120)}; Expires=Wed, 11 Mar 2026 09:30:00 GMT; Path=/`,
        `AWSALBCORS=${alnum(120)}; Expires=Wed, 11 Mar 2026 09:30:00 GMT; Path=/; SameSite=None; Secure`,
      ],
    });
    for (let page = 0; page < 3; page++)
      b.fetch(`${S}/api/items?page=${page}`, {
        set: [`AWSALB=${alnum(120)}; Expires=Wed, 11 Mar 2026 09:30:00 GMT; Path=/`],
      });
  }),
  visit('an embedded sign-in widget that nobody uses', { is: 'none' }, (b) => {
    b.open(`${S}/`);
    b.cookie('accounts.bigid.example', 'SID', base64Url(71));
    b.cookie('accounts.bigid.example', 'HSID', base64Url(17));
    b.fetch('https://accounts.bigid.example/gsi/status?client_id=1234', {
      answer: { 'Content-Type': 'application/json' },
    });
    b.open('https://accounts.bigid.example/gsi/iframe', { type: 'subdocument' });
    b.open(`${S}/a`);
    b.open(`${S}/b`);
  }),
  visit('a captcha and a search form', { is: 'none' }, (b) => {
    b.open(`${S}/`);
    b.post('https://captcha.vendor.example/api/verify', ['token', 'secret'], {
      body: JSON.stringify({ token: base64Url(200) }),
    });
    b.submit(`${S}/search`, ['q', 'g-recaptcha-response'], {});
    b.open(`${S}/search?q=shoes`);
  }),
  visit('a language chosen by a cookie and a redirect', { is: 'none' }, (b) => {
    b.open(`${S}/`, { to: '/de/', set: [`locale=${encode('de-DE,de;q=0.9')}; Path=/; Max-Age=31536000`] });
    b.open(`${S}/de/`);
    b.open(`${S}/`);
  }),
  visit('a newsletter form', { is: 'none' }, (b) => {
    b.open(`${S}/`, { set: [`visit=${hex(32)}; Path=/; HttpOnly; SameSite=Lax`] });
    b.submit(`${S}/newsletter`, ['email', 'name'], {
      to: '/thanks',
      set: [`flash=${encode({ notice: 'Thank you' })}; Path=/; HttpOnly`],
    });
    b.open(`${S}/thanks`);
    b.open(`${S}/`);
  }),
];
