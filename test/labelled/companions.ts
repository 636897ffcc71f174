import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, encode, flask, hex, jwe, uuid } from './values.ts';

const S = 'https://www.shop.example';
const LOGIN = '<form method=post><input name=user><input type=password name=password></form>';
const HOME = '<p>Hello</p><a href="/logout">Log out</a>';

/** Several cookies, of which one is the credential; logins that leave all as it was. */
export const companions: readonly Labelled[] = [
  visit('measurements whose cookie has “sid” in its name', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/`, { set: [`stats_sid=${hex(32)}; Path=/; Max-Age=31536000`] });
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], {
      to: '/home',
      set: [`wb=${base64Url(32)}; Path=/; HttpOnly; Secure`],
    });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('a telemetry session of every visitor', { is: 'none' }, (b) => {
    b.open(`${S}/`, { set: [`telemetry_session=${uuid()}; Path=/`] });
    for (const path of ['a', 'b', 'c']) b.open(`${S}/${path}`);
  }),
  visit('an anonymous ID and nothing else', { is: 'none' }, (b) => {
    b.open(`${S}/`, { set: [`anonymousId=${hex(32).toUpperCase()}; Path=/`, `device_id=${uuid()}; Path=/`] });
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}`);
  }),
  visit('an ID of the visitor from before, nobody signed in', { is: ['none', 'unknown'] }, (b) => {
    b.cookie('shop.example', 'visitor_id', uuid());
    for (const path of ['', 'a', 'b', 'c']) b.open(`${S}/${path}`);
  }),
  visit('state with its signature in a second cookie', { is: 'sealed-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], {
      to: '/home',
      set: [
        `session=${encode({ user: 'ada' })}; Path=/; HttpOnly`,
        `session.sig=${base64Url(20).slice(0, 27).padEnd(27, 'A')}; Path=/; HttpOnly`,
      ],
    });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('a login that sends a token against forgery twice', { is: 'session-cookie', login: 'json' }, (b) => {
    const twice = base64Url(43);
    b.open(`${S}/`, { set: [`tk=${twice}; Path=/`] });
    b.post(`${S}/api/login`, ['user', 'password'], {
      headers: { 'X-XSRF-TOKEN': twice },
      set: [`a=${base64Url(43)}; Path=/; HttpOnly`],
    });
    for (const path of ['a', 'b', 'c']) b.post(`${S}/api/${path}`, ['x'], { headers: { 'X-XSRF-TOKEN': twice } });
  }),
  visit('a token against forgery, sent twice, without a login', { is: 'none' }, (b) => {
    const twice = base64Url(43);
    b.cookie('www.shop.example', 'tk', twice);
    b.open(`${S}/`);
    for (const path of ['a', 'b', 'c', 'd']) b.post(`${S}/api/${path}`, ['x'], { headers: { 'X-CSRF-Token': twice } });
  }),
  visit('a cookie called “token” that is repeated against forgery', { is: 'none' }, (b) => {
    const twice = hex(64);
    b.cookie('www.shop.example', 'auth_token', twice);
    b.open(`${S}/`);
    for (const path of ['a', 'b', 'c', 'd']) b.post(`${S}/api/${path}`, ['x'], { headers: { 'X-Shop-CSRF': twice } });
  }),
  visit('a session whose ID is repeated against forgery', { is: 'session-cookie', login: 'form' }, (b) => {
    const id = hex(32).toUpperCase();
    b.open(`${S}/a`, { to: '/login' });
    b.submit(`${S}/login`, ['user', 'password'], { to: '/a', set: [`JSESSIONID=${id}; Path=/`] });
    for (const path of ['a', 'b']) b.open(`${S}/${path}`);
    for (const path of ['c', 'd']) b.post(`${S}/api/${path}`, ['x'], { headers: { 'X-CSRF-Token': id } });
  }),
  visit('a cookie that lasts as long as the login', { is: 'session-cookie', login: 'oidc-code' }, (b) => {
    const target = `https://id.partner.example/authorize?client_id=www&response_type=code&scope=openid&state=q1w2e3&redirect_uri=${encodeURIComponent(`${S}/cb`)}`;
    b.open(`${S}/login`, { to: target, set: [`tmp=${jwe()}; Path=/; HttpOnly; Max-Age=600`] });
    b.open(target, { to: `${S}/cb?code=${alnum(30)}&state=q1w2e3` });
    b.open(`${S}/cb?code=${alnum(30)}&state=q1w2e3`, {
      to: '/home',
      set: [`tmp=; Max-Age=0; Path=/`, `w=${base64Url(43)}; Path=/; HttpOnly; Secure`],
    });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('an encrypted token in a cookie', { is: 'sealed-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], { to: '/home', set: [`t=${jwe()}; Path=/; HttpOnly; Secure`] });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('a session cookie called like Laravel’s, with the state in it', { is: 'sealed-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['user', 'password'], {
      to: '/home',
      set: [`shop_session=${flask({ user_id: '7', _fresh: true })}; Path=/; HttpOnly`],
    });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('a login that answers in place and keeps the ID', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`, { page: LOGIN, set: [`JSESSIONID=${hex(32).toUpperCase()}; Path=/`] });
    b.submit(`${S}/login`, ['user', 'password'], { page: HOME });
    for (const path of ['account', 'basket']) b.open(`${S}/${path}`);
  }),
  visit('the same by a script, which is told that it worked', { is: 'session-cookie', login: 'json' }, (b) => {
    b.open(`${S}/`, { page: LOGIN, set: [`PHPSESSID=${alnum(26).toLowerCase()}; Path=/`] });
    b.post(`${S}/ajax/login`, ['user', 'password'], { body: '{"status":"success"}' });
    for (const path of ['account', 'basket']) b.fetch(`${S}/ajax/${path}`);
  }),
  visit('a form that has gone after it was sent', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/`, { page: LOGIN, set: [`sid=${hex(32)}; Path=/`] });
    b.submit(`${S}/`, ['user', 'password'], { page: '<h1>Your orders</h1>' });
    for (const path of ['account', 'basket']) b.open(`${S}/${path}`, { page: '<h1>More</h1>' });
  }),
  visit('a login in place that was refused', { is: 'none', login: 'form' }, (b) => {
    b.open(`${S}/login`, { page: LOGIN, set: [`JSESSIONID=${hex(32).toUpperCase()}; Path=/`] });
    b.submit(`${S}/login`, ['user', 'password'], { page: `<p>Try again</p>${LOGIN}` });
    for (const path of ['about', 'contact']) b.open(`${S}/${path}`, { page: '<a href="/login">Sign in</a>' });
  }),
  visit('a login over GET', { is: 'session-cookie', login: 'form' }, (b) => {
    b.open(`${S}/login`, { page: LOGIN });
    b.open(`${S}/login?user=ada&password=`, { to: '/home', set: [`k=${base64Url(32)}; Path=/; HttpOnly`] });
    for (const path of ['home', 'orders', 'orders/2']) b.open(`${S}/${path}`);
  }),
  visit('a name and a password in each URL', { is: 'url-token' }, (b) => {
    b.open(`${S}/player`);
    for (const path of ['albums', 'songs', 'songs/2', 'covers'])
      b.fetch(`${S}/rest/${path}?username=ada&pwd=&format=json`);
  }),
  visit('a name and a salted hash in each URL', { is: 'url-token' }, (b) => {
    b.open(`${S}/player`);
    for (const path of ['albums', 'songs', 'songs/2', 'covers'])
      b.fetch(`${S}/rest/${path}?user=ada&hash=${hex(40)}&salt=${alnum(8)}`);
  }),
  visit('a search for a user, and pages', { is: 'none' }, (b) => {
    b.open(`${S}/`);
    for (let page = 1; page < 5; page++) b.fetch(`${S}/search?user=ada&p=${page}&s=name`);
  }),
  visit('a login whose cookie the browser refuses', { is: ['unknown'], login: 'form' }, (b) => {
    b.open(`${S}/login`, { page: LOGIN });
    const sent = b.submit(`${S}/login`, ['user', 'password'], { to: '/home' });
    sent.responseHeaders.push({ name: 'Set-Cookie', value: `sid=${base64Url(32)}; Domain=other.example; HttpOnly` });
    b.open(`${S}/home`, { to: '/login' });
    b.open(`${S}/login`, { page: LOGIN });
    b.open(`${S}/about`);
  }),
];
