import type { Browser } from './browser.ts';
import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, express, hex, jwe, jwt } from './values.ts';

const S = 'https://www.shop.example';
const IDP = 'https://login.idp.example';

function authorize(b: Browser, query: string, start = `${S}/login`): string {
  const state = hex(20);
  const target = `${IDP}/auth?client_id=web&redirect_uri=${encodeURIComponent(`${S}/callback`)}&state=${state}&${query}`;
  b.open(start, { to: target, set: [`tx_state=${state}; HttpOnly; Max-Age=600; Path=/`] });
  b.open(target, { to: `/interaction/${base64Url(21)}` });
  b.open(`${IDP}/interaction/1`);
  b.submit(`${IDP}/interaction/1`, ['prompt', 'login', 'password'], {
    to: `${IDP}/auth/1`,
    set: [`_session=${base64Url(21)}; HttpOnly; Path=/`],
  });
  b.open(`${IDP}/auth/1`, {
    to: `${S}/callback?code=${base64Url(43)}&state=${state}`,
    set: [`_session=${base64Url(21)}; HttpOnly; Path=/`],
  });
  return b.exchanges.at(-1)?.responseHeaders.find(({ name }) => name === 'Location')?.value ?? '';
}

/** Sites that sign in elsewhere, and sites of several parts. */
export const federated: readonly Labelled[] = [
  visit(
    'a backend for the page, OpenID Connect with PKCE',
    { is: 'session-cookie', login: 'oidc-code', pkce: 'S256', shape: 'bff' },
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/api/me`, { status: 401 });
      const back = authorize(
        b,
        `response_type=code&scope=openid%20profile&code_challenge=${base64Url(43)}&code_challenge_method=S256`,
      );
      b.open(back, { to: '/', set: [`bff=${express()}; HttpOnly; Path=/; SameSite=Lax`] });
      b.open(`${S}/`);
      for (const path of ['me', 'a', 'b', 'c']) b.fetch(`${S}/api/${path}`);
    },
  ),
  visit(
    'sealed state after OpenID Connect without PKCE',
    { is: 'sealed-cookie', login: 'oidc-code', pkce: 'none', shape: ['federated', 'traditional', 'bff'] },
    (b) => {
      const back = authorize(b, 'response_type=code&scope=openid&nonce=abc');
      b.open(back, { to: '/', set: [`appSession=${jwe()}; HttpOnly; Path=/; SameSite=Lax`] });
      b.open(`${S}/`);
      b.open(`${S}/profile`, { set: [`appSession=${jwe()}; HttpOnly; Path=/; SameSite=Lax`] });
      b.open(`${S}/orders`, { set: [`appSession=${jwe()}; HttpOnly; Path=/; SameSite=Lax`] });
    },
  ),
  visit(
    'OAuth without OpenID Connect',
    { is: 'session-cookie', login: 'oauth-code', pkce: 'none', shape: ['federated', 'traditional'] },
    (b) => {
      const back = authorize(b, 'response_type=code&scope=read%3Auser', `${S}/auth/code-host`);
      b.open(back, { to: '/dashboard', set: [`qq=${base64Url(43)}; HttpOnly; Path=/; SameSite=Lax`] });
      b.open(`${S}/dashboard`);
      b.open(`${S}/settings`);
    },
  ),
  visit(
    'the form_post answer of a hybrid flow',
    { is: 'session-cookie', login: 'oidc-hybrid', shape: ['federated', 'traditional'] },
    (b) => {
      b.open(`${S}/`, {
        to: `${IDP}/auth?client_id=web&redirect_uri=${encodeURIComponent(`${S}/signin-oidc`)}&response_type=code%20id_token&scope=openid&response_mode=form_post&state=zzz123&nonce=n`,
      });
      b.open(`${IDP}/auth?x=1`);
      b.submit(`${S}/signin-oidc`, ['code=abc', `id_token=${jwt({ nonce: 'n' })}`, 'state=zzz123'], {
        to: '/',
        set: [`.App=${alnum(43)}; HttpOnly; Path=/`],
        initiator: IDP,
      });
      b.open(`${S}/`);
      b.open(`${S}/a`);
    },
  ),
  visit(
    'SAML, redirect out and POST back',
    { is: 'session-cookie', login: 'saml', shape: ['federated', 'traditional'] },
    (b) => {
      b.open(`${S}/secure`, { to: `${IDP}/sso?SAMLRequest=${encodeURIComponent(alnum(200))}&RelayState=r1` });
      b.open(`${IDP}/sso?SAMLRequest=x`);
      b.submit(`${IDP}/login`, ['username', 'password'], { set: [`SimpleSAML=${hex(32)}; HttpOnly; Path=/`] });
      b.submit(
        `${S}/acs`,
        [
          `SAMLResponse=${Buffer.from(`<samlp:Response xmlns:samlp="x">${hex(600)}</samlp:Response>`).toString('base64')}`,
          'RelayState=r1',
        ],
        { to: '/secure', set: [`mellon=${hex(32)}; Path=/; Secure`], initiator: IDP },
      );
      b.open(`${S}/secure`);
      b.open(`${S}/secure/a`);
      b.open(`${S}/secure/b`);
    },
  ),
  visit(
    'WS-Federation and chunked ticket',
    { is: 'sealed-cookie', login: 'ws-federation', shape: ['federated', 'traditional'] },
    (b) => {
      b.open(`${S}/`, { to: `${IDP}/adfs/ls?wa=wsignin1.0&wtrealm=${encodeURIComponent(S)}&wctx=1` });
      b.open(`${IDP}/adfs/ls?wa=wsignin1.0&wtrealm=x`);
      b.submit(`${S}/`, ['wa=wsignin1.0', 'wresult=x', 'wctx=1'], {
        to: '/',
        set: [
          `FedAuth=77u/${alnum(1900)}; path=/; secure; HttpOnly`,
          `FedAuth1=${alnum(700)}; path=/; secure; HttpOnly`,
        ],
        initiator: IDP,
      });
      b.open(`${S}/`);
      b.open(`${S}/a`);
    },
  ),
  visit('CAS', { is: 'session-cookie', login: 'cas', shape: ['federated', 'traditional'] }, (b) => {
    b.open(`${S}/portal`, { to: `https://cas.uni.example/cas/login?service=${encodeURIComponent(`${S}/portal`)}` });
    b.open(`https://cas.uni.example/cas/login?service=${encodeURIComponent(`${S}/portal`)}`);
    b.submit(
      `https://cas.uni.example/cas/login?service=${encodeURIComponent(`${S}/portal`)}`,
      ['username', 'password', 'execution'],
      { to: `${S}/portal?ticket=ST-1-${alnum(20)}-cas`, set: [`TGC=${alnum(80)}; Path=/cas; HttpOnly`] },
    );
    b.open(b.exchanges.at(-1)?.responseHeaders.find(({ name }) => name === 'Location')?.value ?? '', {
      to: '/portal',
      set: [`JSESSIONID=${hex(32).toUpperCase()}; Path=/; HttpOnly`],
    });
    b.open(`${S}/portal`);
    b.open(`${S}/portal/mail`);
  }),
  visit('pages by session, the API by token', { is: 'hybrid', login: 'form' }, (b) => {
    const token = jwt();
    b.open(`${S}/konto`, { to: '/anmelden' });
    b.open(`${S}/anmelden`);
    b.submit(`${S}/anmelden`, ['benutzer', 'passwort'], {
      to: '/konto',
      set: [`kiste=${alnum(40)}; HttpOnly; Path=/; Secure`],
    });
    b.open(`${S}/konto`);
    b.fetch(`${S}/token`, { body: JSON.stringify({ access_token: token }) });
    for (const path of ['a', 'b', 'c']) {
      b.preflight(`https://api.shop.example/${path}`);
      b.fetch(`https://api.shop.example/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    }
    b.open(`${S}/konto/2`);
  }),
  visit(
    'Basic in front of a site with its own session',
    { is: ['hybrid', 'basic'], login: ['form', 'http-challenge'] },
    (b) => {
      const who = { headers: { Authorization: 'Basic c3RhZ2luZzo=' } };
      b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="staging"' } });
      b.open(`${S}/`, who);
      b.open(`${S}/konto`, { ...who, to: '/login' });
      b.open(`${S}/login`, who);
      b.submit(`${S}/login`, ['email', 'password'], {
        ...who,
        to: '/konto',
        set: [`sess=${alnum(40)}; HttpOnly; Path=/`],
      });
      b.open(`${S}/konto`, who);
      b.open(`${S}/konto/2`, who);
    },
  ),
  visit('a CSRF header and cookie beside a session', { is: 'session-cookie', login: 'json', shape: 'spa' }, (b) => {
    const csrf = base64Url(40);
    b.open(`${S}/`, { set: [`XSRF-TOKEN=${csrf}; Path=/`] });
    b.post(`${S}/api/login`, ['user', 'password'], {
      headers: { 'X-XSRF-TOKEN': csrf },
      set: [`SESSION=${Buffer.from(hex(18)).toString('base64')}; Path=/; HttpOnly; SameSite=Lax`],
    });
    for (const path of ['a', 'b', 'c'])
      b.fetch(`${S}/api/${path}`, { method: 'POST', json: ['x'], headers: { 'X-XSRF-TOKEN': csrf } });
  }),
];
