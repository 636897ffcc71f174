import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../../src/core/flow/attempts/model.ts';
import { halfHash, sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { authorize, CODE, callback, idToken, tokenAnswer } from '../../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf } from './harness.ts';
import { tellCheck } from './tell.ts';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = sha256(VERIFIER);
const APP = 'https://app.example.com';
const WITHHELD = '[REDACTED]';
const HEX = Array.from(atob(`${CHALLENGE.replaceAll('-', '+').replaceAll('_', '/')}=`), (byte) =>
  byte.charCodeAt(0).toString(16).padStart(2, '0'),
).join('');

type Fields = Record<string, string | undefined>;

/** A token request; a field without a value is left out, and the verifier is known by its hash. */
function redeem(fields: Fields = {}, body: object = {}, rest: ExampleExchange = {}): ExampleExchange {
  const all = { grant_type: 'authorization_code', code: CODE, client_id: 'web', redirect_uri: `${APP}/cb`, ...fields };
  const given = Object.entries(all).flatMap(([name, value]) =>
    value === undefined || name === 'code_verifier' ? [] : [[name, value] as const],
  );
  const answer = { access_token: OPAQUE, id_token: idToken({ aud: 'web' }), token_type: 'Bearer', ...body };
  const exchange = tokenAnswer(Object.fromEntries(given), answer, { pageUrl: `${APP}/cb`, ...rest });
  if (!('code_verifier' in fields))
    exchange.requestBody?.fields.push({ name: 'code_verifier', s256: sha256(VERIFIER) });
  else if (fields.code_verifier !== undefined)
    exchange.requestBody?.fields.push({ name: 'code_verifier', mark: fields.code_verifier });
  return exchange;
}

const back = (changes: Fields = {}, rest: ExampleExchange = {}) => callback(changes, { status: 200, ...rest });
const unread = { unseen: ['request-body' as const] };
const described = (issuer: string): ExampleExchange => ({
  url: 'https://id.example.com/.well-known/openid-configuration',
  responseBody: {
    mediaType: 'application/json',
    text: JSON.stringify({ issuer, authorization_endpoint: 'https://id.example.com/authorize' }),
  },
});
const ISS = 'https://id.example.com';

const rows: [CheckId, what: string, exchanges: ExampleExchange[], told: string | undefined][] = [
  [
    'state',
    'that nobody sent and nobody got',
    [authorize({ state: undefined }), back({ state: undefined, iss: ISS })],
    undefined,
  ],
  [
    'state',
    'that came though none was sent',
    [authorize({ state: undefined }), back()],
    'unseen: not-in-request, in #1 #2',
  ],
  [
    'state',
    'that was taken out of the request',
    [authorize({ state: WITHHELD }), back()],
    'unseen: taken-out, in #1 #2',
  ],
  [
    'state',
    'that was taken out of the answer',
    [authorize(), back({ state: WITHHELD })],
    'unseen: taken-out, in #1 #2',
  ],
  ['state', 'of an answer without a request', [back()], 'unseen: no-request, in #1'],
  ['state', 'of an answer without both', [back({ state: undefined, iss: ISS })], undefined],
  ['issuer', 'that the ID token names too', [authorize(), back({ iss: ISS }), redeem()], 'ok: equal, in #1 #2'],
  ['issuer', 'that is the host that was asked', [authorize(), back({ iss: ISS })], 'ok: fits, in #1 #2'],
  [
    'issuer',
    'at another host of the site',
    [authorize(), back({ iss: 'https://login.example.com' })],
    'unseen: issuer-unknown, in #1 #2',
  ],
  ['issuer', 'that is no address', [authorize(), back({ iss: 'issuer' })], 'unseen: issuer-unknown, in #1 #2'],
  [
    'issuer',
    'of another site',
    [authorize(), back({ iss: 'https://id.example.net' })],
    'broken: different, in #1 #2, expected id.example.com, found id.example.net',
  ],
  [
    'issuer',
    'that is described otherwise',
    [described('https://sts.example.com'), authorize(), back({ iss: ISS })],
    `broken: different, in #1 #3, expected https://sts.example.com, found ${ISS}`,
  ],
  ['issuer', 'that is described', [described(ISS), authorize(), back({ iss: ISS })], 'ok: equal, in #1 #3'],
  [
    'issuer',
    'that is described for all tenants',
    [described('https://id.example.com/{tenantid}'), authorize(), back({ iss: ISS })],
    'ok: fits, in #2 #3',
  ],
  ['issuer', 'that nobody names', [authorize(), back()], undefined],
  [
    'pkce',
    'whose challenge is the verifier, as is said',
    [authorize({ code_challenge: VERIFIER, code_challenge_method: 'plain' }), back(), redeem()],
    'ok: fits, in #1 #3',
  ],
  [
    'pkce',
    'whose challenge is the verifier, as goes without saying',
    [authorize({ code_challenge: VERIFIER, code_challenge_method: undefined }), back(), redeem()],
    'ok: fits, in #1 #3',
  ],
  [
    'pkce',
    'whose challenge is a hash, of which nothing is said',
    [authorize({ code_challenge_method: undefined }), back(), redeem()],
    'broken: not-fitting, in #1 #3',
  ],
  [
    'pkce',
    'by another hash',
    [authorize({ code_challenge: sha256('another'), code_challenge_method: 'S512' }), back(), redeem()],
    'unseen: other-hash, in #1 #3',
  ],
  [
    'pkce',
    'whose hash is padded',
    [authorize({ code_challenge: `${CHALLENGE}=` }), back(), redeem()],
    'unseen: malformed, in #1 #3',
  ],
  [
    'pkce',
    'whose hash is base64',
    [authorize({ code_challenge: `${CHALLENGE.replaceAll('-', '+').replaceAll('_', '/')}=` }), back(), redeem()],
    'unseen: malformed, in #1 #3',
  ],
  [
    'pkce',
    'whose hash is written in hexadecimal digits',
    [authorize({ code_challenge: HEX.toUpperCase() }), back(), redeem()],
    'unseen: malformed, in #1 #3',
  ],
  [
    'pkce',
    'whose hexadecimal digits are base64',
    [authorize({ code_challenge: btoa(HEX) }), back(), redeem()],
    'unseen: malformed, in #1 #3',
  ],
  [
    'pkce',
    'whose hash is that of another verifier',
    [authorize({ code_challenge: sha256('other') }), back(), redeem()],
    'broken: not-fitting, in #1 #3',
  ],
  [
    'pkce',
    'whose challenge was taken out',
    [authorize({ code_challenge: WITHHELD }), back(), redeem()],
    'unseen: taken-out, in #1 #3',
  ],
  [
    'pkce',
    'whose verifier was taken out',
    [authorize(), back(), redeem({ code_verifier: '********' })],
    'unseen: taken-out, in #1 #3',
  ],
  [
    'pkce',
    'whose verifier was left out',
    [authorize(), back(), redeem({ code_verifier: undefined })],
    'broken: left-out, in #1 #3',
  ],
  [
    'pkce',
    'whose verifier may be in a body that was not seen',
    [authorize(), back(), redeem({ code_verifier: undefined }, {}, unread)],
    'unseen: body-unseen, in #1 #3',
  ],
  [
    'pkce',
    'of a request that was refused',
    [authorize(), back({ code: undefined, error: 'access_denied' })],
    undefined,
  ],
  [
    'pkce',
    'that nobody uses',
    [authorize({ code_challenge: undefined }), back(), redeem({ code_verifier: undefined })],
    undefined,
  ],
  ['pkce', 'of which the beginning was not seen', [back(), redeem()], 'unseen: no-request, in #2'],
  ['pkce', 'that began before, if at all', [back(), redeem({ code_verifier: undefined })], undefined],
  [
    'redirect-uri',
    'left out where the server does not mind',
    [authorize(), back(), redeem({ redirect_uri: undefined })],
    'unseen: left-out, in #1 #3',
  ],
  [
    'redirect-uri',
    'left out where the server refuses',
    [
      authorize(),
      back(),
      redeem(
        { redirect_uri: undefined },
        { error: 'invalid_grant', access_token: undefined, id_token: undefined },
        { status: 400 },
      ),
    ],
    `broken: left-out, in #1 #3, expected ${APP}/cb`,
  ],
  [
    'redirect-uri',
    'that may be in a body that was not seen',
    [authorize(), back(), redeem({ redirect_uri: undefined }, {}, unread)],
    'unseen: body-unseen, in #1 #3',
  ],
  [
    'redirect-uri',
    'that was taken out',
    [authorize(), back(), redeem({ redirect_uri: WITHHELD })],
    'unseen: taken-out, in #1 #3',
  ],
  [
    'redirect-uri',
    'that was taken out of the request',
    [authorize({ redirect_uri: WITHHELD }), back(), redeem()],
    'unseen: taken-out, in #1 #3',
  ],
  [
    'redirect-uri',
    'that the request did not name',
    [authorize({ redirect_uri: undefined }), back(), redeem()],
    'unseen: not-in-request, in #1 #3',
  ],
  [
    'redirect-uri',
    'that nobody names',
    [authorize({ redirect_uri: undefined }), back(), redeem({ redirect_uri: undefined })],
    undefined,
  ],
  ['redirect-uri', 'without its request', [back(), redeem()], 'unseen: no-request, in #2'],
  ['redirect-uri', 'that nobody names, without its request', [back(), redeem({ redirect_uri: undefined })], undefined],
  [
    'redirect-uri',
    'that is another',
    [authorize(), back(), redeem({ redirect_uri: `${APP}/other` })],
    `broken: different, in #1 #3, expected ${APP}/cb, found ${APP}/other`,
  ],
  [
    'code-once',
    'whose page is loaded again and refused',
    [authorize(), back(), back({}, { status: 400 })],
    'broken: reused, in #2 #3',
  ],
  ['code-once', 'whose page is loaded again', [authorize(), back(), back()], 'unseen: reused, in #2 #3'],
  [
    'code-once',
    'that was not answered, and sent again',
    [authorize(), back(), redeem({}, {}, { status: 0 }), redeem()],
    'ok: once, in #3 #4',
  ],
  ['code-once', 'that was redeemed twice', [authorize(), back(), redeem(), redeem()], 'broken: reused, in #3 #4'],
  ['code-once', 'that came back and was not used', [authorize(), back()], undefined],
  ['nonce', 'that nobody sent', [authorize({ nonce: undefined }), back(), redeem()], undefined],
  ['nonce', 'that was taken out', [authorize({ nonce: WITHHELD }), back(), redeem()], 'unseen: taken-out, in #1 #3'],
  [
    'nonce',
    'in an ID token that cannot be read',
    [authorize(), back(), redeem({}, { id_token: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d' })],
    'unseen: encrypted, in #1 #3',
  ],
  [
    'nonce',
    'in an ID token that did not come',
    [authorize(), back(), redeem({}, { id_token: undefined })],
    'unseen: no-id-token, in #3',
  ],
  ['nonce', 'without its request', [back(), redeem()], 'unseen: no-request, in #2'],
  [
    'at-hash',
    'of the token beside it',
    [authorize(), back(), redeem({}, { id_token: idToken({ at_hash: halfHash(OPAQUE) }) })],
    'ok: fits, in #3',
  ],
  [
    'at-hash',
    'of no token',
    [authorize(), back(), redeem({}, { access_token: undefined, id_token: idToken({ at_hash: halfHash(OPAQUE) }) })],
    'unseen: not-in-token, in #3',
  ],
  [
    'at-hash',
    'by another hash',
    [authorize(), back(), redeem({}, { id_token: idToken({ at_hash: halfHash(OPAQUE) }, 'ES384') })],
    'unseen: other-hash, in #3',
  ],
  ['at-hash', 'that is not there', [authorize(), back(), redeem()], undefined],
  [
    'id-token-audience',
    'of several',
    [authorize(), back(), redeem({}, { id_token: idToken({ aud: ['api', 'web'] }) })],
    'ok: fits, in #1 #3',
  ],
  [
    'id-token-audience',
    'without the client',
    [authorize(), back(), redeem({}, { id_token: idToken({ aud: ['api', 'tv'] }) })],
    'broken: different, in #1 #3, expected web, found api tv',
  ],
  [
    'id-token-audience',
    'of none',
    [authorize(), back(), redeem({}, { id_token: idToken({ aud: undefined }) })],
    undefined,
  ],
  ['id-token-audience', 'that only the token request names', [back(), redeem()], 'ok: fits, in #2'],
];

describe('what a check says', () => {
  it.each(rows)('%s %s', (id, _what, exchanges, told) => {
    const checks = attemptsOf(exchanges).flatMap((attempt) => attempt.checks);
    const check = checks.find((one) => one.id === id);
    expect(check && tellCheck(check)).toBe(told === undefined ? undefined : `  ? ${id} ${told}`);
  });
});

describe('which messages belong to one sign-in', () => {
  /** The exchanges that the steps of each sign-in are in, the newest first. */
  const sorted = (...exchanges: ExampleExchange[]) =>
    attemptsOf(exchanges).map(({ steps }) => [...new Set(steps.flatMap(({ exchange }) => exchange ?? []))].join(' '));

  it('those of one request that is made again', () => {
    expect(sorted(authorize(), authorize(), back(), redeem())).toEqual(['1 3 4']);
  });

  it.each(['client_id', 'state', 'nonce', 'redirect_uri', 'code_challenge', 'response_type'])(
    'not those of a request with another %s',
    (name) => {
      expect(sorted(authorize(), authorize({ [name]: 'code token' }))).toHaveLength(2);
    },
  );

  it('not those of a request to another server', () => {
    const other = authorize();
    expect(sorted(authorize(), { ...other, url: other.url?.replace('id.example.com', 'id.example.net') })).toHaveLength(
      2,
    );
  });

  it('an answer goes to the request with its state, to the newest that fits without one, and to none that came later', () => {
    const one = authorize({ state: 'state-one-state-one' });
    const two = authorize({ state: 'state-two-state-two' });
    expect(sorted(one, two, back({ state: 'state-one-state-one' }))).toEqual(['2', '1 3']);
    expect(sorted(one, two, back({ state: undefined, iss: ISS }))).toEqual(['2 3', '1']);
    expect(sorted(back({ state: 'state-one-state-one' }), one)).toEqual(['2', '1']);
  });

  it('a token request goes to the answer with its code', () => {
    const one = [
      authorize({ state: 'state-one-state-one' }),
      back({ state: 'state-one-state-one', code: 'code-one-code-one' }),
    ];
    const two = [
      authorize({ state: 'state-two-state-two' }),
      back({ state: 'state-two-state-two', code: 'code-two-code-two' }),
    ];
    expect(sorted(...one, ...two, redeem({ code: 'code-one-code-one' }))).toEqual(['3 4', '1 2 5']);
    expect(sorted(...one, redeem({ code: 'code-other-code' }))).toEqual(['1 2', '3']);
  });

  it('a token is used by the sign-in that got it', () => {
    const use = (token: string): ExampleExchange => ({
      url: 'https://api.example.com/me',
      request: { authorization: `Bearer ${token}` },
      pageUrl: `${APP}/`,
    });
    expect(sorted(authorize(), back(), redeem(), use(OPAQUE), use(OPAQUE))).toEqual(['1 2 3 4']);
    expect(sorted(authorize(), back(), redeem(), use('Zk3mPq9vXw7tRb2nLc8hJd5gKs4f'))).toEqual(['1 2 3']);
  });
});
