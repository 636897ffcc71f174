import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { authorize, CODE, callback, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const GRANTED = { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 };
const WITHOUT = { code_challenge: undefined, code_challenge_method: undefined };
const redeem = (changes: Record<string, string> = {}, body: object = GRANTED, rest: ExampleExchange = {}) =>
  tokenAnswer({ grant_type: 'authorization_code', code: CODE, client_id: 'web', ...changes }, body, rest);
const found = (...exchanges: ExampleExchange[]) => severities('oauth-pkce-unchecked', exchanges);

it('finds tokens for a code without its verifier', () => {
  expect(found(authorize(), callback(), redeem())).toEqual(['error']);
});

it('finds the request by the state in the redirect alone, or by the client', () => {
  const location = `https://app.example.com/cb?code=${CODE}&state=af0ifjsldkjZk29Qw7Lx4B`;
  expect(found(authorize({}, { response: { location } }), redeem())).toEqual(['error']);
  expect(found(authorize(), redeem())).toEqual(['error']);
});

it.each([
  ['a verifier', [authorize(), callback(), redeem({ code_verifier: '' })]],
  ['a code that was asked for without a challenge', [authorize(WITHOUT), callback(), redeem()]],
  [
    'a request that the server refused',
    [authorize(), callback(), redeem({}, { error: 'invalid_grant' }, { status: 400 })],
  ],
  ['an error in a 200', [authorize(), callback(), redeem({}, { error: 'invalid_grant' })]],
  ['a request that nobody saw', [redeem()]],
  ['another client', [authorize({ client_id: 'other' }), redeem()]],
  ['parameters that were pushed', [authorize({ request_uri: 'urn:x', ...WITHOUT }), callback(), redeem()]],
  ['a refresh', [authorize(), callback(), redeem({ grant_type: 'refresh_token', refresh_token: OPAQUE })]],
  [
    'one of two requests of the client',
    [authorize(), authorize({ state: 'other-state-Zk29Qw7Lx4', ...WITHOUT }), redeem()],
  ],
])('is silent on %s', (_title, exchanges) => {
  expect(found(...exchanges)).toEqual([]);
});

it('goes by the state where the client asked twice', () => {
  expect(found(authorize({ state: 'other-state-Zk29Qw7Lx4', ...WITHOUT }), authorize(), callback(), redeem())).toEqual([
    'error',
  ]);
});

it('finds a verifier that does not fit the challenge, and is content with one that does', () => {
  const withHash = (s256: string | undefined): ExampleExchange => {
    const exchange = redeem();
    exchange.requestBody?.fields.push({ name: 'code_verifier', mark: '***', ...(s256 === undefined ? {} : { s256 }) });
    return exchange;
  };
  expect(found(authorize(), callback(), withHash('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo'))).toEqual(['error']);
  expect(found(authorize(), callback(), withHash('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'))).toEqual([]);
  expect(found(authorize(), callback(), withHash(undefined))).toEqual([]);
  const hex = authorize({ code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' });
  expect(found(hex, callback(), withHash('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo'))).toEqual([]);
  const plain = authorize({ code_challenge_method: 'plain' });
  expect(found(plain, callback(), withHash('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo'))).toEqual([]);
});

it.each([
  [199, []],
  [200, ['error']],
  [201, ['error']],
  [299, ['error']],
  [300, []],
])('tokens in an answer %i are told as %j', (status, told) => {
  expect(found(authorize(), callback(), redeem({}, GRANTED, { status }))).toEqual(told);
});

it('is silent on a token request that was not read to its end, and where parameters went unseen beside the challenge', () => {
  const cut = redeem();
  if (cut.requestBody) cut.requestBody.truncated = true;
  expect(found(authorize(), callback(), cut)).toEqual([]);
  expect(found(authorize({ request_uri: 'urn:x' }), callback(), redeem())).toEqual([]);
});

it('is content with a verifier that fits one of several requests, where it is not known which', () => {
  const exchange = redeem();
  exchange.requestBody?.fields.push({
    name: 'code_verifier',
    mark: '***',
    s256: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  });
  const fits = authorize({
    state: 'other-state-Zk29Qw7Lx4',
    code_challenge: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  });
  expect(found(authorize(), fits, exchange)).toEqual([]);
});
