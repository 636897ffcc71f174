import { describe, expect, it } from 'vitest';
import { halfHash, sha256 } from '../../../../src/core/http/secrets/sha256.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { authorize, CODE, callback, idToken, tokenAnswer } from '../../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf, brokenOf, resultOf } from './harness.ts';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const REDEEM = {
  grant_type: 'authorization_code',
  code: CODE,
  client_id: 'web',
  redirect_uri: 'https://app.example.com/cb',
};

/** A token request with a verifier of which only the hash is kept. */
function redeem(
  fields: Record<string, string> = {},
  body: object = {},
  rest: ExampleExchange = {},
  verifier = VERIFIER,
) {
  const answer = {
    access_token: OPAQUE,
    id_token: idToken({ aud: 'web', at_hash: halfHash(OPAQUE) }),
    token_type: 'Bearer',
    expires_in: 300,
    ...body,
  };
  const exchange = tokenAnswer({ ...REDEEM, ...fields }, answer, { pageUrl: 'https://app.example.com/cb', ...rest });
  if (verifier !== '') exchange.requestBody?.fields.push({ name: 'code_verifier', s256: sha256(verifier) });
  return exchange;
}

const back = (changes: Record<string, string | undefined> = {}) => callback(changes, { status: 200 });

describe('OAuth 2.0 with a code', () => {
  it('tells a sign-in that a page finishes by itself, step by step, with all its checks', () => {
    const [attempt, ...more] = attemptsOf([authorize(), back(), redeem()]);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({
      protocol: 'oauth-code',
      aim: 'sign-in',
      outcome: 'worked',
      site: 'example.com',
      provider: 'id.example.com',
      traits: ['openid', 'pkce'],
    });
    expect(attempt?.steps.map(({ kind, exchange }) => `${exchange} ${kind}`)).toEqual([
      '1 authorization-request',
      '2 authorization-response',
      '3 token-request',
      '3 token-response',
    ]);
    expect(attempt?.checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'state ok',
      'pkce ok',
      'redirect-uri ok',
      'code-once ok',
      'nonce ok',
      'at-hash ok',
      'id-token-audience ok',
    ]);
  });

  it.each([
    ['another state', [authorize(), back({ state: 'zzZ0ifjsldkjZk29Qw7Lx4' }), redeem()], 'state different'],
    ['no state', [authorize(), back({ state: undefined, session_state: 's1' }), redeem()], 'state absent'],
    [
      'another verifier',
      [authorize(), back(), redeem({}, {}, {}, 'other-verifier-other-verifier-other-verifie')],
      'pkce not-fitting',
    ],
    ['no verifier', [authorize(), back(), redeem({}, {}, {}, '')], 'pkce left-out'],
    [
      'another nonce',
      [authorize(), back(), redeem({}, { id_token: idToken({ aud: 'web', nonce: 'n-2' }) })],
      'nonce different',
    ],
    [
      'no nonce',
      [authorize(), back(), redeem({}, { id_token: idToken({ aud: 'web', nonce: undefined }) })],
      'nonce absent',
    ],
    [
      'another redirect URI',
      [authorize(), back(), redeem({ redirect_uri: 'https://app.example.com/cb/' })],
      'redirect-uri different',
    ],
    ['another access token', [authorize(), back(), redeem({}, { access_token: `${OPAQUE}x` })], 'at-hash not-fitting'],
    [
      'another client',
      [authorize(), back(), redeem({}, { id_token: idToken({ aud: 'mobile' }) })],
      'id-token-audience different',
    ],
    ['another issuer', [authorize(), back({ iss: 'https://id.example.net' }), redeem()], 'issuer different'],
    ['the code twice', [authorize(), back(), redeem(), redeem({}, {}, { status: 400 })], 'code-once reused'],
  ])('finds %s', (_, exchanges, wrong) => {
    expect(attemptsOf(exchanges).flatMap(brokenOf)).toEqual([wrong]);
  });

  it('takes the same code sent again after the server asked for a nonce for right', () => {
    const asked = redeem(
      {},
      {},
      { status: 400, responseBody: { mediaType: 'application/json', text: '{"error":"use_dpop_nonce"}' } },
    );
    const [attempt] = attemptsOf([authorize(), back(), asked, redeem()]);
    expect(resultOf(attempt, 'code-once')).toBe('ok');
    expect(attempt?.outcome).toBe('worked');
  });

  it('says of a code that the server redeems what cannot be seen', () => {
    const [attempt] = attemptsOf([
      authorize(),
      callback(
        {},
        { response: { location: '/', 'set-cookie': 'sid=f3b1c5a9d7e24b6f8a90c1d2e3f4a5b6; HttpOnly; Secure; Path=/' } },
      ),
    ]);
    expect(attempt).toMatchObject({ outcome: 'worked', because: { code: 'session' } });
    expect(attempt?.steps.map(({ kind, seen }) => `${kind} ${seen}`)).toEqual([
      'authorization-request seen',
      'authorization-response seen',
      'token-request elsewhere',
      'session seen',
    ]);
    expect(resultOf(attempt, 'pkce')).toBe('unseen no-token-request');
    expect(resultOf(attempt, 'nonce')).toBe('unseen no-token-request');
  });

  it('names the step that is missing', () => {
    expect(attemptsOf([authorize({}, { status: 200 })])[0]).toMatchObject({
      outcome: 'half-way',
      missing: 'authorization-response',
    });
    expect(attemptsOf([authorize(), back()])[0]).toMatchObject({ outcome: 'half-way', missing: 'token-request' });
  });

  it('says nothing wrong of a capture that begins in the middle', () => {
    const [attempt] = attemptsOf([back({ state: 'zzZ0ifjsldkjZk29Qw7Lx4' }), redeem()]);
    expect(brokenOf(attempt)).toEqual([]);
    expect(resultOf(attempt, 'state')).toBe('unseen no-request');
    expect(resultOf(attempt, 'pkce')).toBe('unseen no-request');
    expect(attempt?.steps[0]).toMatchObject({ kind: 'authorization-request', seen: 'elsewhere' });
  });

  it('tells a refusal from a sign-in', () => {
    expect(attemptsOf([authorize(), back({ code: undefined, error: 'access_denied' })])[0]).toMatchObject({
      outcome: 'refused',
      because: { code: 'error-response', said: 'access_denied' },
    });
    expect(attemptsOf([authorize({}, { status: 400 })])[0]).toMatchObject({
      outcome: 'refused',
      because: { code: 'request-refused' },
    });
  });

  it('keeps two sign-ins apart by their states', () => {
    const attempts = attemptsOf([
      authorize({ state: 'first-state-first-state' }),
      authorize({ state: 'second-state-second-st' }),
      back({ state: 'second-state-second-st', code: 'c2c2c2c2c2c2c2c2c2' }),
      back({ state: 'first-state-first-state', code: 'c1c1c1c1c1c1c1c1c1' }),
    ]);
    expect(attempts.map((one) => [one.first, one.last, resultOf(one, 'state')])).toEqual([
      ['2', '3', 'ok'],
      ['1', '4', 'ok'],
    ]);
  });

  it('names a parameter that is there twice', () => {
    const twice = authorize();
    const [attempt] = attemptsOf([{ ...twice, url: `${twice.url}&state=other` }, back()]);
    expect(attempt?.steps[0]?.problems).toEqual([{ code: 'twice', detail: 'state' }]);
  });
});
