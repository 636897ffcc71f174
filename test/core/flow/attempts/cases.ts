import type { Exchange } from '../../../../src/core/http/exchange.ts';
import { readHar } from '../../../../src/core/http/har.ts';
import { readBodyText } from '../../../../src/core/http/request-body.ts';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import {
  authorize,
  CODE,
  callback,
  idToken,
  loginPost,
  OTHER_ID,
  SESSION_LINE,
  STATE,
  samlPost,
  samlXml,
  tokenAnswer,
} from '../../../../src/core/rules/support/example-flows.ts';
import {
  createExchanges,
  encodeBase64Url,
  NOW,
  OPAQUE,
  SESSION_ID,
  sampleJwt,
} from '../../../../src/core/rules/support/examples.ts';
import { breakages } from './breakages.ts';
import { cas, type Entry, form, harOf, hybrid, saml, spa, wsFederation } from './flows.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const APP = 'https://app.example.com';
const ID = 'https://id.example.com';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const ENDS = 'sid=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax';

/** A POST of a form. */
function post(url: string, fields: Record<string, string>, rest: ExampleExchange = {}): ExampleExchange {
  const list = Object.entries(fields).map(([name, value]) => (value === '' ? { name } : { name, value }));
  return { url, method: 'POST', requestBody: { mediaType: FORM, fields: list }, ...rest };
}

const json = (body: object) => ({ mediaType: JSON_TYPE, text: JSON.stringify(body) });
const back = (changes: Record<string, string | undefined> = {}, rest: ExampleExchange = {}) =>
  callback(changes, { status: 200, ...rest });
const GRANTED = { access_token: OPAQUE, id_token: idToken({ aud: 'web' }), token_type: 'Bearer', expires_in: 300 };

/** A page's request for the tokens of its code. */
function redeem(body: object = GRANTED, rest: ExampleExchange = {}, fields: Record<string, string> = {}) {
  const form = { grant_type: 'authorization_code', code: CODE, client_id: 'web', redirect_uri: `${APP}/cb`, ...fields };
  const exchange = tokenAnswer(form, body, { pageUrl: `${APP}/cb`, ...rest });
  exchange.requestBody?.fields.push({ name: 'code_verifier', s256: sha256(VERIFIER) });
  return exchange;
}

const session: ExampleExchange = { response: { location: '/home', 'set-cookie': SESSION_LINE } };
const home = (more: ExampleExchange = {}): ExampleExchange => ({
  url: `${APP}/home`,
  type: 'document',
  request: { cookie: `sid=${SESSION_ID}` },
  ...more,
});

/** A page with the form of a provider, sent back as a form. */
const posted = (fields: Record<string, string>, rest: ExampleExchange = {}) =>
  post(`${APP}/cb`, fields, { type: 'document', status: 302, request: { origin: ID }, ...session, ...rest });

function passkey(change: { rpId?: string; flags?: number; origin?: string; data?: object } = {}): ExampleExchange[] {
  const { rpId = 'app.example.com', flags = 0x1d, origin = APP, data = {} } = change;
  const hash = atob(`${sha256(rpId).replaceAll('-', '+').replaceAll('_', '/')}=`);
  const bytes = btoa(`${hash}${String.fromCharCode(flags, 0, 0, 1, 2)}`).replace(/=+$/, '');
  const client = { type: 'webauthn.get', challenge: 'Y2hhbGxlbmdl', origin, crossOrigin: false, ...data };
  const response = { authenticatorData: bytes, clientDataJSON: encodeBase64Url(JSON.stringify(client)) };
  return [
    {
      url: `${APP}/webauthn/options`,
      responseBody: json({ challenge: 'Y2hhbGxlbmdl', rpId: 'app.example.com', userVerification: 'required' }),
    },
    {
      url: `${APP}/webauthn/verify`,
      method: 'POST',
      request: { origin: APP },
      requestBody: readBodyText(JSON_TYPE, JSON.stringify({ id: 'x', response })),
      response: { 'set-cookie': SESSION_LINE },
    },
  ];
}

const samlAsk = (more: Record<string, string> = {}, rest: ExampleExchange = {}): ExampleExchange => {
  const xml =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_q1" Destination="https://idp.example.net/sso"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com</saml:Issuer></samlp:AuthnRequest>';
  const query = new URLSearchParams({ SAMLRequest: btoa(xml), RelayState: 'r1', ...more });
  return {
    url: `${APP}/login`,
    type: 'document',
    status: 302,
    response: { location: `https://idp.example.net/sso?${query}` },
    ...rest,
  };
};

function samlBack(): ExampleExchange {
  const exchange = samlPost(samlXml(), { ...session, request: { origin: 'https://idp.example.net' } });
  exchange.requestBody?.fields.push({ name: 'RelayState', value: 'r1' });
  return exchange;
}

const logout = (kind: string, attributes = '') =>
  btoa(
    `<samlp:${kind} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_l1" ${attributes}><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com</saml:Issuer></samlp:${kind}>`,
  );

const ended = (location: string, set: string | null = ENDS): ExampleExchange => ({
  url: `${APP}/logout`,
  method: 'POST',
  type: 'document',
  status: 302,
  request: { cookie: `sid=${SESSION_ID}` },
  response: { location, ...(set === null ? {} : { 'set-cookie': set }) },
});

const first: ExampleExchange = { url: `${APP}/login`, type: 'document', response: { 'set-cookie': SESSION_LINE } };
const end = (query: string) => `${ID}/end_session?${query}`;
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Sign-ins, renewals and sign-outs, each by a name that says what is special about it. */
export const cases: Readonly<Record<string, ExampleExchange[]>> = {
  'a code redeemed by the page': [authorize(), back(), redeem()],
  'a code redeemed by the server, with a session': [authorize(), callback({}, session), home()],
  'a code in a redirect and as it arrived': [
    authorize({}, { response: { location: `${APP}/cb?code=${CODE}&state=${STATE}&iss=${encodeURIComponent(ID)}` } }),
    callback({ iss: ID }, { ...session, redirectedFrom: '1' }),
  ],
  'a code that a script hands on to its server': [
    authorize(),
    back(),
    post(`${APP}/api/session`, { code: CODE, state: STATE }, { response: { 'set-cookie': SESSION_LINE } }),
  ],
  'a code and nothing after it': [authorize(), back()],
  'a code that the site refuses': [authorize(), back({}, { status: 403 })],
  'a request that nobody answered': [authorize({}, { status: 200 })],
  'a request that the provider refuses, with its reason': [
    authorize(
      {},
      {
        status: 400,
        responseBody: { mediaType: 'text/html', text: '<title>Oops</title>Invalid parameter: redirect_uri' },
      },
    ),
  ],
  'a refusal by the person': [
    authorize(),
    back({ code: undefined, error: 'access_denied', error_description: 'No, thanks' }),
  ],
  'an answer without its request, to a page of another host': [back({ state: 'other-state-other-state' }), redeem()],
  'a request with parameters that are pushed': [
    post(
      `${ID}/par`,
      {
        client_id: 'web',
        response_type: 'code',
        redirect_uri: `${APP}/cb`,
        state: STATE,
        scope: 'openid',
        code_challenge: sha256(VERIFIER),
        code_challenge_method: 'S256',
      },
      {
        status: 201,
        responseBody: json({ request_uri: 'urn:ietf:params:oauth:request_uri:abc', expires_in: 60 }),
        pageUrl: `${APP}/`,
      },
    ),
    {
      url: `${ID}/authorize?client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc`,
      type: 'document',
      status: 302,
    },
    back(),
    redeem(),
  ],
  'a request whose parameters were pushed where nobody saw it': [
    {
      url: `${ID}/authorize?client_id=web&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc`,
      type: 'document',
      status: 302,
    },
    callback({}, { ...session, redirectedFrom: '1' }),
  ],
  'a signed request and a signed answer': [
    {
      url: `${ID}/authorize?client_id=web&request=${sampleJwt({ client_id: 'web', response_type: 'code', redirect_uri: `${APP}/cb`, state: STATE, max_age: 60 })}`,
      type: 'document',
      status: 302,
    },
    { url: `${APP}/cb?response=${sampleJwt({ iss: ID, code: CODE, state: STATE })}`, type: 'document' },
    redeem(),
  ],
  'an answer that is encrypted': [
    authorize(),
    { url: `${APP}/cb?response=eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d`, type: 'document' },
  ],
  'an answer as a form': [
    authorize({ response_type: 'code id_token', response_mode: 'form_post' }, { status: 200 }),
    posted({ code: CODE, state: STATE, id_token: idToken({ aud: 'web', nonce: 'n-0S6WzA2Mj4kQx81' }) }),
    home(),
  ],
  'tokens in the fragment of a redirect': [
    authorize(
      { response_type: 'id_token token', code_challenge: undefined, code_challenge_method: undefined },
      {
        response: {
          location: `${APP}/cb#access_token=${OPAQUE}&token_type=bearer&state=${STATE}&id_token=${idToken({ aud: 'web' })}`,
        },
      },
    ),
    { url: `${APP}/cb`, type: 'document' },
    { url: 'https://api.example.com/me', request: { authorization: `Bearer ${OPAQUE}` }, pageUrl: `${APP}/cb` },
  ],
  'a sign-in in a frame that asks nothing': [
    authorize({ prompt: 'none' }, { type: 'subdocument' }),
    callback({ code: undefined, error: 'login_required' }, { type: 'subdocument', status: 200 }),
  ],
  'a sign-in at the provider in between': [
    authorize({}, { status: 200 }),
    loginPost({ url: `${ID}/login`, response: { location: `${APP}/cb?code=${CODE}&state=${STATE}` } }),
    back(),
    redeem(),
  ],
  'a wrong password at the provider': [
    authorize({}, { status: 200 }),
    loginPost({ url: `${ID}/login`, status: 401, response: { location: undefined } }),
  ],
  'a token request that is refused': [
    authorize(),
    back(),
    redeem({ error: 'invalid_grant', error_description: 'The code is used' }, { status: 400 }),
  ],
  'a client that the provider does not know': [
    authorize(),
    back(),
    redeem({ error: 'invalid_client' }, { status: 401 }),
  ],
  'a token request without an answer': [
    authorize(),
    back(),
    { ...redeem(), status: 0, responseBody: undefined } as never,
  ],
  'a token request whose answer was not seen': [authorize(), back(), { ...redeem(), responseBody: undefined } as never],
  'a token request that fails first': [
    authorize(),
    back(),
    redeem({ error: 'server_error' }, { status: 503 }),
    redeem(),
  ],
  'tokens that are used, and who the user is': [
    {
      url: `${ID}/.well-known/openid-configuration`,
      responseBody: json({ issuer: ID, authorization_response_iss_parameter_supported: true }),
    },
    authorize(),
    back({ iss: ID }),
    redeem({ ...GRANTED, refresh_token: `${OPAQUE}r`, scope: 'openid email' }),
    {
      url: `${ID}/userinfo`,
      request: { authorization: `Bearer ${OPAQUE}` },
      pageUrl: `${APP}/`,
      responseBody: json({ sub: 'u-1024' }),
    },
    { url: 'https://api.example.com/me', request: { authorization: `Bearer ${OPAQUE}` }, pageUrl: `${APP}/` },
  ],
  'a renewal with a new refresh token': [
    tokenAnswer(
      { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web', scope: 'openid' },
      { ...GRANTED, refresh_token: `${OPAQUE}r` },
      { pageUrl: `${APP}/` },
    ),
  ],
  'a renewal that is refused': [
    tokenAnswer(
      { grant_type: 'refresh_token', refresh_token: OPAQUE },
      { error: 'invalid_grant' },
      { status: 400, pageUrl: `${APP}/` },
    ),
  ],
  'a renewal at the site itself': [
    post(
      `${APP}/auth/refresh`,
      { refresh_token: OPAQUE },
      { responseBody: json({ access_token: `${OPAQUE}n` }), request: { cookie: `sid=${SESSION_ID}` } },
    ),
  ],
  'a device that waits, and is let in': [
    post(
      `${ID}/device_authorization`,
      { client_id: 'tv' },
      { responseBody: json({ device_code: 'd', user_code: 'U', verification_uri: ID }) },
    ),
    ...['authorization_pending', 'slow_down', 'authorization_pending', 'authorization_pending'].map((error) =>
      tokenAnswer({ grant_type: DEVICE, client_id: 'tv' }, { error }, { status: 400 }),
    ),
    tokenAnswer({ grant_type: DEVICE, client_id: 'tv' }, GRANTED),
  ],
  'a device whose person said no': [
    tokenAnswer({ grant_type: DEVICE, client_id: 'tv' }, { error: 'access_denied' }, { status: 400 }),
  ],
  'a password handed to the provider': [
    tokenAnswer({ grant_type: 'password', username: 'ada', scope: 'openid' }, GRANTED, { pageUrl: `${APP}/login` }),
  ],
  'SAML by redirect and form': [samlAsk(), samlBack(), home()],
  'SAML without an answer': [samlAsk()],
  'SAML refused by the identity provider': [
    samlAsk(),
    samlPost(
      samlXml([
        '<saml:Assertion',
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>No</samlp:StatusMessage></samlp:Status><saml:Assertion',
      ]),
    ),
  ],
  'SAML that nobody asked for': [samlPost(samlXml([' InResponseTo="_q1"', '']), session), home()],
  'SAML by an artifact': [
    samlAsk(),
    {
      url: `${APP}/acs?SAMLart=AAQAAMFbLinlXaCM%2BFIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg%3D&RelayState=r1`,
      type: 'document',
      status: 302,
      ...session,
    },
  ],
  'SAML to sign out': [
    ended(`https://idp.example.net/slo?SAMLRequest=${encodeURIComponent(logout('LogoutRequest'))}&RelayState=r2`),
    {
      url: `${APP}/slo?SAMLResponse=${encodeURIComponent(logout('LogoutResponse', 'InResponseTo="_l1"'))}&RelayState=r2`,
      type: 'document',
    },
  ],
  'WS-Federation without an answer, and to sign out': [
    {
      url: 'https://sts.example.net/wsfed?wa=wsignin1.0&wtrealm=https%3A%2F%2Fapp.example.com%2F&wctx=c1&wreply=https%3A%2F%2Fapp.example.com%2Fback',
      type: 'document',
    },
    {
      url: 'https://sts.example.net/wsfed?wa=wsignout1.0&wreply=https%3A%2F%2Fapp.example.com%2Fbye',
      type: 'document',
    },
    { url: `${APP}/bye`, type: 'document' },
  ],
  'CAS with a ticket that is refused, and to sign out': [
    { url: 'https://cas.example.net/cas/login?service=https%3A%2F%2Fapp.example.com%2Fcas', type: 'document' },
    { url: `${APP}/cas?ticket=ST-1-abcdefghijklmnop`, type: 'document', status: 401 },
    { url: 'https://cas.example.net/cas/logout?service=https%3A%2F%2Fapp.example.com%2Fbye', type: 'document' },
  ],
  'a passkey': [...passkey(), home()],
  'a passkey of another site, asked for by another page, of nobody verified': passkey({
    rpId: 'example.org',
    flags: 0x01,
    origin: 'https://www.example.com',
    data: { challenge: 'b3RoZXI', crossOrigin: true },
  }),
  'a passkey whose options were not seen': passkey().slice(1),
  FedCM: [
    { url: 'https://idp.example.net/accounts', request: { 'sec-fetch-dest': 'webidentity', origin: APP } },
    post(
      'https://idp.example.net/assertion',
      { client_id: 'web', account_id: 'u' },
      { request: { 'sec-fetch-dest': 'webidentity', origin: APP }, pageUrl: `${APP}/` },
    ),
  ],
  'a session bound to the device': [
    { url: `${APP}/bind`, method: 'POST', request: { 'secure-session-response': 'a.b.c' } },
    {
      url: `${APP}/refresh`,
      method: 'POST',
      status: 403,
      request: { 'secure-session-response': 'a.b.c', 'sec-secure-session-id': 's1' },
    },
  ],
  'a form that lets in, and a sign-out that deletes the cookie': [
    first,
    loginPost({
      request: { cookie: `sid=${SESSION_ID}` },
      response: { 'set-cookie': SESSION_LINE.replace(SESSION_ID, OTHER_ID) },
    }),
    home({ request: { cookie: `sid=${OTHER_ID}` } }),
    { ...ended('/'), request: { cookie: `sid=${OTHER_ID}` } },
    { url: `${APP}/`, type: 'document' },
  ],
  'a form with a wrong password': [first, loginPost({ status: 401, response: { location: undefined } })],
  'a form whose cookie no browser keeps': [
    loginPost({ url: 'http://shop.example.com/login', response: { 'set-cookie': SESSION_LINE } }),
    { url: 'http://shop.example.com/home', type: 'document', status: 302, response: { location: '/login' } },
    {
      url: 'http://shop.example.com/login',
      type: 'document',
      responseBody: { mediaType: 'text/html', text: '<form><input type="password">' },
    },
  ],
  'a login by JSON': [
    {
      url: `${APP}/api/login`,
      method: 'POST',
      requestBody: readBodyText(JSON_TYPE, '{"email":"a","password":"b"}'),
      responseBody: json({ token: OPAQUE }),
    },
    { url: `${APP}/api/me`, request: { authorization: `Bearer ${OPAQUE}` } },
  ],
  'HTTP authentication': [
    { url: `${APP}/private`, type: 'document', status: 401, response: { 'www-authenticate': 'Basic realm="a"' } },
    { url: `${APP}/private`, type: 'document', request: { authorization: `Basic ${btoa('ada:x')}` } },
  ],
  'a sign-out at the provider and back, with a frame': [
    first,
    home(),
    ended(end(`id_token_hint=a.b.c&post_logout_redirect_uri=${encodeURIComponent(`${APP}/bye/`)}&state=s1`)),
    {
      url: end(`id_token_hint=a.b.c&post_logout_redirect_uri=${encodeURIComponent(`${APP}/bye/`)}&state=s1`),
      type: 'document',
    },
    { url: 'https://other.example.org/fclogout?iss=https%3A%2F%2Fid.example.com&sid=1', type: 'subdocument' },
    { url: `${APP}/bye?state=s1`, type: 'document' },
  ],
  'a sign-out that the provider refuses': [
    { url: end(`post_logout_redirect_uri=${encodeURIComponent(`${APP}/bye`)}`), type: 'document', status: 400 },
  ],
  'a sign-out at the provider that leads nowhere': [
    { url: `${ID}/logout?id_token_hint=a.b.c`, type: 'document', request: { referer: `${APP}/` } },
  ],
  'frames that sign out by themselves': [
    { url: `${APP}/fclogout?iss=https%3A%2F%2Fid.example.com&sid=1`, type: 'subdocument' },
    { url: 'https://other.example.org/logout', type: 'subdocument', status: 500 },
  ],
  'a sign-out that leaves the cookie, which still opens what is closed': [
    { url: `${APP}/api/me`, status: 401 },
    first,
    { url: `${APP}/api/me`, request: { cookie: `sid=${SESSION_ID}` } },
    ended('/', null),
    { url: `${APP}/api/me`, request: { cookie: `sid=${SESSION_ID}` }, at: NOW + 60_000 },
  ],
  'a sign-out whose cookie is refused afterwards': [
    first,
    { url: `${APP}/api/me`, request: { cookie: `sid=${SESSION_ID}` } },
    ended('/', null),
    { url: `${APP}/api/me`, status: 401, request: { cookie: `sid=${SESSION_ID}` }, at: NOW + 60_000 },
  ],
};

/** Good flows of whole files. */
export const files: Readonly<Record<string, () => Entry[]>> = {
  'the file of a code with DPoP': spa,
  'the file of a hybrid flow': hybrid,
  'the file of SAML': saml,
  'the file of WS-Federation': wsFederation,
  'the file of CAS': cas,
  'the file of a form': form,
};

export interface Case {
  name: string;
  exchanges(): Exchange[];
  /** The same done right. */
  good?(): Exchange[];
}

const read = (entries: Entry[]) => readHar(harOf(entries)).exchanges;

/** Each case: short ones, whole files, and those of which one parameter was changed. */
export const allCases: Case[] = [
  ...Object.entries(cases).map(([name, exchanges]) => ({ name, exchanges: () => createExchanges({ exchanges }) })),
  ...Object.entries(files).map(([name, make]) => ({ name, exchanges: () => read(make()) })),
  ...breakages.map(([flow, what, make, change]) => ({
    name: `${flow}: ${what}`,
    exchanges() {
      const entries = make();
      change?.(entries);
      return read(entries);
    },
    good: () => read(goodOf(flow)),
  })),
];

function goodOf(flow: string): Entry[] {
  const good = { code: spa, dpop: spa, hybrid, saml, 'ws-federation': wsFederation, cas, form }[flow];
  if (!good) throw new Error(`there is no good one of ${flow}`);
  return good();
}
