import { expect, it } from 'vitest';
import { sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import {
  authorize,
  CODE,
  callback,
  samlPost,
  samlXml,
  sampleProof,
  tokenAnswer,
} from '../../../../src/core/rules/support/example-flows.ts';
import { NOW, NOW_S, OPAQUE, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf } from './harness.ts';
import { tellCheck } from './tell.ts';

const APP = 'https://app.example.com';
const TOKEN = 'https://id.example.com/token';
const KEY = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const OTHER_KEY = { jwk: { kty: 'EC', crv: 'P-256', x: 'x1', y: 'y1' } };
const SESSION = 'sid=f3b1c5a9d7e24b6f8a90c1d2e3f4a5b6; HttpOnly; Secure; Path=/';

/** What the checks whose names begin so say. */
function told(prefix: string, exchanges: ExampleExchange[]): string[] {
  return attemptsOf(exchanges)
    .flatMap(({ checks }) => checks)
    .filter(({ id }) => id.startsWith(prefix))
    .map((check) => tellCheck(check).replace('  ? ', ''));
}

const proof = (claims: object = {}, header: object = {}) =>
  sampleProof({ htm: 'POST', htu: TOKEN, ath: undefined, iat: NOW_S + 2, ...claims }, header);

/** A sign-in whose tokens are asked for with this proof, and what follows it. */
function proved(dpop: string, body: object = {}, ...more: ExampleExchange[]): ExampleExchange[] {
  const form = { grant_type: 'authorization_code', code: CODE, client_id: 'web', redirect_uri: `${APP}/cb` };
  const answer = { access_token: OPAQUE, token_type: 'DPoP', ...body };
  const token = tokenAnswer(form, answer, { pageUrl: `${APP}/cb`, request: { dpop } });
  return [authorize(), callback({}, { status: 200 }), token, ...more];
}

const bound = (cnf: object | undefined) => ({ access_token: sampleJwt({ iss: 'i', cnf }) });
const use = (dpop: string, token = OPAQUE): ExampleExchange => ({
  url: 'https://api.example.com/me',
  pageUrl: `${APP}/`,
  request: { authorization: `DPoP ${token}`, dpop },
});
const api = { htm: 'GET', htu: 'https://api.example.com/me', ath: sha256(OPAQUE), iat: NOW_S + 3, jti: 'b' };

it.each([
  [
    'that fits',
    proved(proof()),
    [
      'dpop-method ok: fits, in #3',
      'dpop-address ok: fits, in #3',
      'dpop-once ok: once, in #3',
      'dpop-time ok: in-time, in #3',
      'dpop-key unseen: opaque-token, in #3',
    ],
  ],
  ['that is one of two', proved(`${proof()}, ${proof()}`), ['dpop-method unseen: unreadable, in #3']],
  ['that is not there', proved(''), []],
] as [string, ExampleExchange[], string[]][])('all is said of a proof %s', (_, exchanges, lines) => {
  expect(told('dpop-', exchanges)).toEqual(lines);
});

it.each([
  ['of the very limit before', 'dpop-time', proved(proof({ iat: NOW_S + 2 - 300 })), ['dpop-time ok: in-time, in #3']],
  ['of more before', 'dpop-time', proved(proof({ iat: NOW_S + 2 - 301 })), ['dpop-time broken: expired, in #3']],
  ['of the very limit after', 'dpop-time', proved(proof({ iat: NOW_S + 2 + 300 })), ['dpop-time ok: in-time, in #3']],
  ['of more after', 'dpop-time', proved(proof({ iat: NOW_S + 2 + 301 })), ['dpop-time broken: too-early, in #3']],
  ['whose time a nonce tells', 'dpop-time', proved(proof({ iat: NOW_S - 9000, nonce: 'n' })), []],
  ['without a time', 'dpop-time', proved(proof({ iat: undefined })), []],
  ['without a method', 'dpop-method', proved(proof({ htm: undefined })), []],
  ['without an address', 'dpop-address', proved(proof({ htu: undefined })), []],
  ['without a number', 'dpop-once', proved(proof({ jti: undefined })), []],
  [
    'with a query in its address',
    'dpop-address',
    proved(proof({ htu: `${TOKEN}?x=1` })),
    ['dpop-address ok: fits, in #3'],
  ],
  ['whose key the token names', 'dpop-key', proved(proof(), bound({ jkt: KEY })), ['dpop-key ok: fits, in #3']],
  [
    'whose key is not that of the token',
    'dpop-key',
    proved(proof(), bound({ jkt: `x${KEY}` })),
    ['dpop-key broken: not-fitting, in #3'],
  ],
  [
    'of a token that names no key',
    'dpop-key',
    proved(proof(), bound(undefined)),
    ['dpop-key unseen: not-in-token, in #3'],
  ],
  [
    'without a key',
    'dpop-key',
    proved(proof({}, { jwk: undefined }), bound({ jkt: KEY })),
    ['dpop-key unseen: unreadable, in #3'],
  ],
  [
    'used with another key',
    'dpop-key',
    proved(proof(), {}, use(sampleProof(api, OTHER_KEY))),
    ['dpop-key broken: different, in #3 #4'],
  ],
  [
    'used with the same key',
    'dpop-key',
    proved(proof(), {}, use(sampleProof(api))),
    ['dpop-key unseen: opaque-token, in #3'],
  ],
  ['used with its token', 'dpop-token', proved(proof(), {}, use(sampleProof(api))), ['dpop-token ok: fits, in #4']],
  [
    'used with another token',
    'dpop-token',
    proved(proof(), {}, use(sampleProof({ ...api, ath: sha256('other') }))),
    ['dpop-token broken: not-fitting, in #4'],
  ],
  [
    'used with no token in it',
    'dpop-token',
    proved(proof(), {}, use(sampleProof({ ...api, ath: undefined }))),
    ['dpop-token broken: absent, in #4'],
  ],
] as [string, string, ExampleExchange[], string[]][])(
  'of a proof %s is said what %s says',
  (_, id, exchanges, lines) => {
    expect(told(id, exchanges)).toEqual(lines);
  },
);

const XML =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_q1"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com</saml:Issuer></samlp:AuthnRequest>';

function ask(relay: string | null = 'r1', xml = XML): ExampleExchange {
  const query = new URLSearchParams({ SAMLRequest: btoa(xml), ...(relay === null ? {} : { RelayState: relay }) });
  return {
    url: `${APP}/login`,
    type: 'document',
    status: 302,
    response: { location: `https://idp.example.net/sso?${query}` },
  };
}

function answer(changes: [string, string][] = [], relay: string | null = 'r1', date?: number): ExampleExchange {
  const response = { location: '/', 'set-cookie': SESSION, date: new Date(date ?? NOW).toUTCString() };
  const post = samlPost(samlXml(...changes), { response });
  if (relay !== null) post.requestBody?.fields.push({ name: 'RelayState', value: relay });
  return post;
}

const until = NOW + 300_000;
it.each([
  ['an answer to the request', 'saml-in-response-to', [ask(), answer()], ['saml-in-response-to ok: equal, in #1 #2']],
  [
    'an answer to nothing',
    'saml-in-response-to',
    [answer([[' InResponseTo="_q1"', '']])],
    ['saml-in-response-to unseen: unsolicited, in #1'],
  ],
  [
    'an answer to what began before',
    'saml-in-response-to',
    [answer()],
    ['saml-in-response-to unseen: no-request, in #1'],
  ],
  [
    'a request that cannot be read',
    'saml-in-response-to',
    [ask('r1', 'no XML at all'), answer()],
    ['saml-in-response-to unseen: unreadable, in #1 #2'],
  ],
  ['RelayState of nothing', 'relay-state', [ask(null), answer([], null)], []],
  ['RelayState that is empty', 'relay-state', [ask(''), answer([], null)], []],
  [
    'RelayState that was taken out',
    'relay-state',
    [ask('[REDACTED]'), answer()],
    ['relay-state unseen: taken-out, in #1 #2'],
  ],
  [
    'RelayState that was taken out of the answer',
    'relay-state',
    [ask(), answer([], '[REDACTED]')],
    ['relay-state unseen: taken-out, in #1 #2'],
  ],
  [
    'a Destination with a slash more',
    'saml-destination',
    [ask(), answer([['Destination="https://app.example.com/acs"', 'Destination="https://app.example.com/acs/"']])],
    ['saml-destination ok: equal, in #2'],
  ],
  [
    'a Destination that is none',
    'saml-destination',
    [ask(), answer([['Destination="https://app.example.com/acs"', 'Destination="acs"']])],
    ['saml-destination unseen: malformed, in #2'],
  ],
  ['no Destination', 'saml-destination', [ask(), answer([['Destination="https://app.example.com/acs"', '']])], []],
  [
    'an audience whose request was not seen',
    'saml-audience',
    [answer()],
    ['saml-audience unseen: audience-unknown, in #1'],
  ],
  [
    'no audience',
    'saml-audience',
    [ask(), answer([['<saml:Audience>https://app.example.com</saml:Audience>', '']])],
    [],
  ],
  [
    'the end of its time, by clocks a minute apart',
    'saml-time',
    [ask(), answer([], 'r1', until + 59_000)],
    ['saml-time ok: in-time, in #2'],
  ],
  [
    'a minute after its time',
    'saml-time',
    [ask(), answer([], 'r1', until + 60_000)],
    ['saml-time broken: expired, in #2, expected 2026-01-15T12:05:00.000Z, found 2026-01-15T12:06:00.000Z'],
  ],
  [
    'a minute and a half before its time',
    'saml-time',
    [ask(), answer([], 'r1', NOW - 90_000)],
    ['saml-time ok: in-time, in #2'],
  ],
  [
    'more before its time',
    'saml-time',
    [ask(), answer([], 'r1', NOW - 91_000)],
    ['saml-time broken: too-early, in #2, expected 2026-01-15T11:59:30.000Z, found 2026-01-15T11:58:29.000Z'],
  ],
] as [string, string, ExampleExchange[], string[]][])('of %s is said what %s says', (_, id, exchanges, lines) => {
  expect(told(id, exchanges)).toEqual(lines);
});

const ws = (query: Record<string, string>): ExampleExchange => ({
  url: `https://sts.example.net/wsfed?${new URLSearchParams({ wa: 'wsignin1.0', ...query })}`,
  type: 'document',
});
const wsBack = (wresult: string, wctx: string | null = 'c1'): ExampleExchange => ({
  url: `${APP}/`,
  method: 'POST',
  type: 'document',
  status: 302,
  requestBody: {
    mediaType: 'application/x-www-form-urlencoded',
    fields: [
      { name: 'wa', value: 'wsignin1.0' },
      { name: 'wresult', value: wresult },
      ...(wctx === null ? [] : [{ name: 'wctx', value: wctx }]),
    ],
  },
  response: { location: '/home', 'set-cookie': SESSION },
});
const token = (audience: string) =>
  `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion"><saml:Conditions NotOnOrAfter="${new Date(until).toISOString()}"><saml:AudienceRestrictionCondition><saml:Audience>${audience}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions></saml:Assertion></t:RequestSecurityTokenResponse>`;
const realm = { wtrealm: `${APP}/`, wctx: 'c1' };

it.each([
  [
    'a realm in another spelling',
    'ws-realm',
    [ws(realm), wsBack(token('HTTPS://app.example.com'))],
    ['ws-realm ok: fits, in #1 #2'],
  ],
  [
    'another realm',
    'ws-realm',
    [ws(realm), wsBack(token('urn:other'))],
    [`ws-realm broken: different, in #1 #2, expected ${APP}/, found urn:other`],
  ],
  ['a realm without its request', 'ws-realm', [wsBack(token(`${APP}/`))], ['ws-realm unseen: no-request, in #1']],
  ['a context without its request', 'ws-context', [wsBack(token(`${APP}/`))], ['ws-context unseen: no-request, in #1']],
  ['no context', 'ws-context', [ws({ wtrealm: `${APP}/` }), wsBack(token(`${APP}/`), null)], []],
  [
    'a context that was taken out',
    'ws-context',
    [ws({ ...realm, wctx: '[REDACTED]' }), wsBack(token(`${APP}/`))],
    ['ws-context unseen: taken-out, in #1 #2'],
  ],
  ['a token that is no XML', 'ws-time', [ws(realm), wsBack('no token at all')], ['ws-time unseen: unreadable, in #2']],
  ['a token that was taken out', 'ws-time', [ws(realm), wsBack('[REDACTED]')], ['ws-time unseen: taken-out, in #2']],
] as [string, string, ExampleExchange[], string[]][])(
  'of WS-Federation with %s is said what %s says',
  (_, id, exchanges, lines) => {
    expect(told(id, exchanges)).toEqual(lines);
  },
);
